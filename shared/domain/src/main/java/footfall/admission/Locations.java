package footfall.admission;

import footfall.event.Page;
import footfall.event.Source;
import footfall.event.Value;
import footfall.page.CleanText;
import footfall.page.Pages;
import footfall.page.Sources;
import footfall.page.Url;
import footfall.site.PageRules;
import java.util.Optional;

/// Reads on which page an event happened and where its visit came from.
///
/// @param page   by the site's rules
/// @param source as url and referrer tell it, without a name
record Locations(Page page, Source source) {
    static Locations read(Claim claim, PageRules rules) {
        Optional<Url> url = claim.has("url") ? url(claim) : Optional.empty();
        Optional<Url> path = claim.has("path") ? path(claim) : Optional.empty();
        String name = path.map(given -> new Url("", "", given.path(), url.orElse(given).query(), given.fragment()))
                .or(() -> url).map(place -> Pages.name(place, rules)).orElse(Page.NONE_PATH);
        Url place = url.or(() -> path).orElse(Url.ofPath(""));
        return new Locations(new Page(place.host(), name, claim.cutText("title", Limits.TITLE_MAX)),
                Sources.of(place, claim.cutText("referrer", Sources.REFERRER_MAX + 1)));
    }

    private static Optional<Url> url(Claim claim) {
        Optional<Url> url = text(claim, "url", Limits.URL_MAX).flatMap(Url::parse).filter(Url::isWeb);
        if (url.isEmpty()) {
            claim.refuse(RejectCode.URL_INVALID, "url");
        }
        return url;
    }

    private static Optional<Url> path(Claim claim) {
        Optional<Url> path = text(claim, "path", Limits.PATH_MAX).map(Url::ofPath);
        if (path.isEmpty()) {
            claim.refuse(RejectCode.PATH_INVALID, "path");
        }
        return path;
    }

    private static Optional<String> text(Claim claim, String name, int max) {
        return claim.get(name).flatMap(raw -> raw instanceof Raw.Scalar(Value.Text(String text))
                && CleanText.length(text) <= max ? Optional.of(text) : Optional.empty());
    }
}
