package footfall.function.ingest;

import footfall.admission.Outcome;
import footfall.edge.KeyProblems;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.port.CountryLookup;
import footfall.site.KeyRefusal;
import footfall.site.Site;
import footfall.time.Day;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.accept.Uploads;
import footfall.usecase.check.CheckSender;
import footfall.wire.ClientAddress;
import footfall.wire.Dialect;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The way of a request through a dialect: read, key, site, origin, then each event. Safe for use by many threads.
final class DialectRoute {
    private final Dialect dialect;
    private final CheckSender senders;
    private final AcceptEvents accept;
    private final CountryLookup countries;
    private final Uploads uploads;

    DialectRoute(Dialect dialect, CheckSender senders, AcceptEvents accept, CountryLookup countries, Uploads uploads) {
        this.dialect = dialect;
        this.senders = senders;
        this.accept = accept;
        this.countries = countries;
        this.uploads = uploads;
    }

    /// A table with the paths of all dialects. A path of several has the manners of the first; a request to it is of
    /// the first that speaks so, or else of the last.
    static RouteTable table(List<DialectRoute> routes) {
        Map<Dialect.Place, List<DialectRoute>> places = new LinkedHashMap<>();
        routes.forEach(route -> route.dialect.places()
                .forEach(place -> places.computeIfAbsent(place, _ -> new ArrayList<>()).add(route)));
        RouteTable table = RouteTable.empty();
        for (Map.Entry<Dialect.Place, List<DialectRoute>> place : places.entrySet()) {
            List<DialectRoute> all = place.getValue();
            table = table.on(all.getFirst().dialect.manners(), place.getKey().method(), place.getKey().pattern(),
                    (request, path) -> all.stream().filter(route -> route.dialect.speaks(request)).findFirst()
                            .orElseGet(all::getLast).answer(request, path));
        }
        return table;
    }

    private Reply answer(Request request, Map<String, String> path) {
        return switch (dialect.read(request, path)) {
            case Reading.Told(Reply reply) -> reply;
            case Reading.Unfit unfit -> admitted(request, unfit.presented(), (_, _) -> refused(request,
                    unfit.problem()));
            case Reading.Claimed claimed -> admitted(request, claimed.presented(), (site, trusted) ->
                    judged(request, claimed, site, trusted, _ -> { }), claimed.answer()::ofSender);
            case Reading.Wanted wanted -> admitted(request, wanted.presented(), (site, _) ->
                    blocked(request, site).orElseGet(() -> opened(request, wanted, site)));
            case Reading.Uploaded uploaded -> admitted(request, uploaded.presented(), (site, trusted) ->
                    blocked(request, site).orElseGet(() -> uploads.body(site.id(), uploaded.id())
                            .map(uploaded.body()::read).map(put -> read(request, uploaded.id(), put, site, trusted))
                            .orElseGet(uploaded.body()::none)));
        };
    }

    private Reply judged(Request request, Reading.Claimed claimed, Site site, boolean trusted,
                         Consumer<Outcome> after) {
        Outcome outcome = accept.accept(site, trusted, Senders.of(request, address(request, site), countries),
                claimed.claims(), request.receivedAt());
        after.accept(outcome);
        return switch (outcome) {
            case Outcome.Shut shut -> counted(shut(claimed.answer(), shut, site, trusted)
                    .orElseGet(() -> refused(request, problem(shut.why(), request.receivedAt()))), shut);
            case Outcome.QueueDown(Outcome.Answered none) -> claimed.answer().ofNone(none)
                    .map(reply -> counted(reply, none)).orElseGet(() -> refused(request, Problem.unavailable()));
            case Outcome.Answered answered -> counted(claimed.answer().of(answered), answered);
        };
    }

    private static Optional<Reply> shut(Reading.Answer answer, Outcome.Shut shut, Site site, boolean trusted) {
        return switch (shut.why()) {
            case ADDRESS_BLOCKED -> answer.ofShut(shut);
            case OVER_QUOTA -> answer.ofSender(site, trusted).or(() -> answer.ofShut(shut));
        };
    }

    private Optional<Reply> blocked(Request request, Site site) {
        return site.ingest().doors().blocksAddress(address(request, site).text())
                ? Optional.of(refused(request, problem(Outcome.Why.ADDRESS_BLOCKED, request.receivedAt())))
                : Optional.empty();
    }

    private Reply opened(Request request, Reading.Wanted wanted, Site site) {
        Uploads.Place place = uploads.open(site.id(), wanted.bytes(), request.receivedAt());
        return wanted.answer().apply(new Reading.Place(place.id(), place.url(), place.expires()));
    }

    /// What was put is done once the queue has all that was fit: whatever it did not take may be read again.
    private Reply read(Request request, String id, Reading put, Site site, boolean trusted) {
        return switch (put) {
            case Reading.Told(Reply reply) -> reply;
            case Reading.Unfit(Presented _, Problem problem) -> refused(request, problem);
            case Reading.Claimed claimed -> judged(request, claimed, site, trusted, outcome -> {
                if (outcome instanceof Outcome.Answered answered && answered.rejected().stream()
                        .noneMatch(refused -> refused.reason().code().isRetried())) {
                    uploads.done(site.id(), id);
                }
            });
            case Reading.Wanted _, Reading.Uploaded _ ->
                    throw new IllegalStateException("upload: names another, must be a batch");
        };
    }

    private Reply admitted(Request request, Presented presented, Admitted then) {
        return admitted(request, presented, then, (_, _) -> Optional.empty());
    }

    /// Goes on if the key and the origin may send. Whose address is blocked is told so, whatever its origin; nothing is
    /// taken of it.
    ///
    /// @param elsewhere what is told to who comes from elsewhere, before that
    private Reply admitted(Request request, Presented presented, Admitted then,
                           BiFunction<Site, Boolean, Optional<Reply>> elsewhere) {
        CheckSender.Sender sender = new CheckSender.Sender(presented.keys(), presented.secret(),
                request.header("origin").map(Set::of).orElse(Set.of()), dialect.wantsOriginOrSecret());
        return switch (senders.check(sender)) {
            case CheckSender.Answer.Refused(KeyRefusal why) -> refused(request, KeyProblems.of(why));
            case CheckSender.Answer.Elsewhere(Site site, boolean trusted) -> of(site, isTurnedAway(request, site)
                    ? then.answer(site, trusted) : elsewhere.apply(site, trusted)
                            .orElseGet(() -> refused(request, KeyProblems.of(KeyRefusal.ORIGIN_NOT_ALLOWED))));
            case CheckSender.Answer.Granted(Site site, boolean trusted) -> of(site, then.answer(site, trusted));
        };
    }

    private boolean isTurnedAway(Request request, Site site) {
        return site.ingest().doors().blocksAddress(address(request, site).text());
    }

    private ClientAddress address(Request request, Site site) {
        return ClientAddress.of(request, dialect.address(request), site.ingest().doors().addressHeaders());
    }

    private static Reply of(Site site, Reply reply) {
        return reply.noting("site", site.id().value());
    }

    private static Reply counted(Reply reply, Outcome.Answered answered) {
        Reply counted = reply.counting("accepted", answered.events().size())
                .counting("rejected", answered.rejected().size()).counting("dropped", answered.dropped());
        for (Outcome.Refused refused : answered.rejected()) {
            String name = "rejected_" + refused.reason().code().code();
            counted = counted.counting(name, counted.counts().getOrDefault(name, 0L) + 1);
        }
        return counted;
    }

    private static Reply counted(Reply reply, Outcome.Shut shut) {
        return reply.counting("rejected", shut.events()).counting("rejected_" + shut.why().code(), shut.events());
    }

    private static Problem problem(Outcome.Why why, Instant now) {
        return switch (why) {
            case ADDRESS_BLOCKED -> Problem.of(403, why.code(), "the site takes nothing of this address");
            case OVER_QUOTA -> Problem.of(429, "rate_limited", "the site takes no more events until 00:00 UTC")
                    .with("retry-after", Long.toString(Duration.between(now, Day.of(now).end()).plusMillis(999)
                            .toSeconds()));
        };
    }

    private Reply refused(Request request, Problem problem) {
        return dialect.manners().refused(request, problem);
    }

    /// What is done for who may send.
    @FunctionalInterface
    private interface Admitted {
        Reply answer(Site site, boolean trusted);
    }
}
