package footfall.admission;

import footfall.event.Page;
import footfall.event.Source;
import footfall.event.Value;
import footfall.page.CleanText;
import footfall.page.Pages;
import footfall.page.Sources;
import footfall.page.Url;
import footfall.site.PageRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads on which pages the events of a request happened, and where their visits came from. Most come from a few pages,
/// so places that were read are places. Used by one thread.
final class Locations {
    private static final int REMEMBERED_MAX = 256;
    private static final Url NOWHERE = Url.ofPath("");

    private final PageRules rules;
    private final Map<Told, Place> places = new HashMap<>();
    private final Map<From, Source> sources = new HashMap<>();

    /// @param rules by which the site names its pages
    Locations(PageRules rules) {
        this.rules = rules;
    }

    /// Where an event happened.
    ///
    /// @param page   by the site's rules
    /// @param source as url and referrer tell it, without a name
    record Location(Page page, Source source) {}

    private record Place(String host, String name, Source source) {}

    private record From(String host, String query, String referrer) {}

    private record Told(@Nullable String url, @Nullable String path, String referrer) {}

    Location read(Claim<Member> claim) {
        Optional<String> url = text(claim, Member.URL, Limits.URL_MAX);
        Optional<String> path = text(claim, Member.PATH, Limits.PATH_MAX);
        String title = claim.cutText(Member.TITLE, Limits.TITLE_MAX);
        refuseUnread(claim, Member.URL, url.isPresent(), RejectCode.URL_INVALID);
        Place place = place(claim, url, path, claim.cutText(Member.REFERRER, Sources.REFERRER_MAX + 1));
        refuseUnread(claim, Member.PATH, path.isPresent(), RejectCode.PATH_INVALID);
        return new Location(new Page(place.host, place.name, title), place.source);
    }

    private Place place(Claim<Member> claim, Optional<String> url, Optional<String> path, String referrer) {
        Told told = new Told(url.orElse(null), path.orElse(null), referrer);
        @Nullable Place known = places.get(told);
        if (known != null) {
            return known;
        }
        Optional<Url> web = url.flatMap(Url::parse).filter(Url::isWeb);
        Place place = place(web, path, referrer);
        if (web.isEmpty() && url.isPresent()) {
            claim.refuse(RejectCode.URL_INVALID, Member.URL);
        } else if (places.size() < REMEMBERED_MAX) {
            places.put(told, place);
        }
        return place;
    }

    private Place place(Optional<Url> url, Optional<String> sentPath, String referrer) {
        Optional<Url> path = sentPath.map(Url::ofPath);
        String name = path.map(given -> new Url("", "", given.path(), url.orElse(given).query(), given.fragment()))
                .or(() -> url).map(place -> Pages.name(place, rules)).orElse(Page.NONE_PATH);
        Url place = url.or(() -> path).orElse(NOWHERE);
        return new Place(place.host(), name, source(place, referrer));
    }

    private Source source(Url place, String referrer) {
        From from = new From(place.host(), place.query(), referrer);
        @Nullable Source known = sources.get(from);
        if (known != null) {
            return known;
        }
        Source source = Sources.of(place, referrer);
        if (sources.size() < REMEMBERED_MAX) {
            sources.put(from, source);
        }
        return source;
    }

    private static Optional<String> text(Claim<Member> claim, Member name, int max) {
        return claim.get(name).flatMap(raw -> raw instanceof Raw.Scalar(Value.Text(String sent))
                && CleanText.length(sent) <= max ? Optional.of(sent) : Optional.empty());
    }

    private static void refuseUnread(Claim<Member> claim, Member name, boolean isRead, RejectCode code) {
        if (!isRead && claim.has(name)) {
            claim.refuse(code, name);
        }
    }
}
