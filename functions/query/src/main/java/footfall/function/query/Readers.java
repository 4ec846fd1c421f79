package footfall.function.query;

import footfall.edge.KeyProblems;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.site.KeyKind;
import footfall.site.KeyRefusal;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.check.CheckKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Says who may read what. A key rides in `Authorization: Bearer` only.
final class Readers {
    private static final String SCHEME = "bearer ";

    private final CheckKey keys;

    Readers(CheckKey keys) {
        this.keys = keys;
    }

    /// What became of a wish to read.
    sealed interface Reading<T> {
        record Granted<T>(T value) implements Reading<T> {}

        record Refused<T>(Problem problem) implements Reading<T> {}
    }

    /// The key of a request, if it may read.
    Reading<SiteKey> key(Request request) {
        String header = request.header("authorization").orElse("").strip();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Reading.Refused<>(Problem.of(401, "missing_key",
                    "a read key must be sent as Authorization: Bearer ffr_...; it is not taken from elsewhere"));
        }
        return switch (keys.check(header.substring(SCHEME.length()).strip(), KeyKind.READ)) {
            case CheckKey.Answer.Granted(SiteKey key) -> new Reading.Granted<>(key);
            case CheckKey.Answer.Refused(KeyRefusal why) -> new Reading.Refused<>(KeyProblems.of(why));
        };
    }

    /// Answers for the site that a path names, if the request's key reads it.
    Reply with(Request request, Map<String, String> path, Function<Site, Reply> route) {
        return switch (key(request)) {
            case Reading.Refused<SiteKey>(Problem problem) -> problem.reply(request.requestId());
            case Reading.Granted<SiteKey>(SiteKey key) -> switch (site(key, path.getOrDefault("site", ""))) {
                case Reading.Refused<Site>(Problem problem) -> problem.reply(request.requestId());
                case Reading.Granted<Site>(Site site) -> route.apply(site);
            };
        };
    }

    /// A site by its name, if the key reads it.
    ///
    /// @param name "" stands for the one site that the key reads
    Reading<Site> site(SiteKey key, String name) {
        boolean all = key.kind() == KeyKind.ADMIN;
        if (all && name.isEmpty()) {
            return new Reading.Refused<>(Problem.of(400, "invalid_query",
                    "site: missing, and the key reads more than one").at("site", "missing"));
        }
        if (!all && !name.isEmpty() && !name.equals(key.site().value())) {
            return new Reading.Refused<>(Problem.of(403, "wrong_site", "the key reads another site"));
        }
        Optional<Site> site = name.isEmpty() ? keys.site(key.site())
                : Optional.of(name).filter(SiteId::isValid).map(SiteId::new).flatMap(keys::site);
        return site.<Reading<Site>>map(Reading.Granted::new).orElseGet(() -> new Reading.Refused<>(
                Problem.of(404, "site_not_found", "there is no site of this name")));
    }
}
