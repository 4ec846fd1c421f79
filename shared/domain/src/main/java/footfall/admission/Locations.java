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

/// Reads on which pages the events of a request happened, and where their visits came from. Most come from a few pages,
/// so places that were read are remembered. Used by one thread.
final class Locations {
    private static final int REMEMBERED_MAX = 256;

    private final PageRules rules;
    private final Map<Told, Place> remembered = new HashMap<>();

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

    private record Told(boolean hasUrl, String url, boolean hasPath, String path, String referrer) {}

    Location read(Claim claim) {
        Optional<String> url = text(claim, "url", Limits.URL_MAX);
        Optional<String> path = text(claim, "path", Limits.PATH_MAX);
        String title = claim.cutText("title", Limits.TITLE_MAX);
        String referrer = claim.cutText("referrer", Sources.REFERRER_MAX + 1);
        refuseUnread(claim, "url", url.isPresent(), RejectCode.URL_INVALID);
        Told told = new Told(url.isPresent(), url.orElse(""), path.isPresent(), path.orElse(""), referrer);
        Place known = remembered.get(told);
        if (known == null) {
            Optional<Url> web = url.flatMap(Url::parse).filter(Url::isWeb);
            known = place(web, path, referrer);
            if (web.isEmpty() && url.isPresent()) {
                claim.refuse(RejectCode.URL_INVALID, "url");
            } else if (remembered.size() < REMEMBERED_MAX) {
                remembered.put(told, known);
            }
        }
        refuseUnread(claim, "path", path.isPresent(), RejectCode.PATH_INVALID);
        return new Location(new Page(known.host, known.name, title), known.source);
    }

    private Place place(Optional<Url> url, Optional<String> sentPath, String referrer) {
        Optional<Url> path = sentPath.map(Url::ofPath);
        String name = path.map(given -> new Url("", "", given.path(), url.orElse(given).query(), given.fragment()))
                .or(() -> url).map(place -> Pages.name(place, rules)).orElse(Page.NONE_PATH);
        Url place = url.or(() -> path).orElse(Url.ofPath(""));
        return new Place(place.host(), name, Sources.of(place, referrer));
    }

    private static Optional<String> text(Claim claim, String name, int max) {
        return claim.get(name).flatMap(raw -> raw instanceof Raw.Scalar(Value.Text(String sent))
                && CleanText.length(sent) <= max ? Optional.of(sent) : Optional.empty());
    }

    private static void refuseUnread(Claim claim, String name, boolean isRead, RejectCode code) {
        if (!isRead && claim.has(name)) {
            claim.refuse(code, name);
        }
    }
}
