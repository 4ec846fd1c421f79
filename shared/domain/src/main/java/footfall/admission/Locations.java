package footfall.admission;

import footfall.event.Page;
import footfall.event.Source;
import footfall.event.Value;
import footfall.page.CleanText;
import footfall.page.Pages;
import footfall.page.Remembered;
import footfall.page.Sources;
import footfall.page.Url;
import footfall.site.PageRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads on which pages the events of a request happened, and where their visits came from. Most come from a few pages,
/// so places that were read are places. Used by one thread.
final class Locations {
    private static final Url NOWHERE = Url.ofPath("");

    private final PageRules rules;
    private final Remembered<Told, Place> places = new Remembered<>(this::place);
    private final Remembered<From, Source> sources = new Remembered<>(from -> Sources.of(from.page, from.referrer));

    /// @param rules by which the site names its pages
    Locations(PageRules rules) {
        this.rules = rules;
    }

    /// Where an event happened.
    ///
    /// @param page   by the site's rules
    /// @param source as url and referrer tell it, without a name
    record Location(Page page, Source source) {}

    /// @param elsePath the path if the url is none of the web
    private record Told(@Nullable String url, @Nullable String path, @Nullable String elsePath, String referrer) {}

    /// @param fits whether the url, if one is told, is of the web
    private record Place(String host, String name, Source source, boolean fits) {}

    /// @param page of it only host and query tell where a visit came from
    private record From(Url page, String referrer) {}

    Location read(Claim<Member> claim) {
        Optional<String> url = text(claim, Member.URL, Limits.URL_MAX);
        Optional<String> path = text(claim, Member.PATH, Limits.PATH_MAX);
        String title = claim.cutText(Member.TITLE, Limits.TITLE_MAX);
        Place place = places.of(new Told(url.orElse(null), path.orElse(null),
                text(claim, Member.ELSE_PATH, Limits.PATH_MAX).orElse(null),
                claim.cutText(Member.REFERRER, Sources.REFERRER_MAX + 1)));
        refuseUnread(claim, Member.URL, url.isPresent() && place.fits, RejectCode.URL_INVALID);
        refuseUnread(claim, Member.PATH, path.isPresent(), RejectCode.PATH_INVALID);
        return new Location(new Page(place.host, place.name, title), place.source);
    }

    private Place place(Told told) {
        Optional<Url> url = Optional.ofNullable(told.url).flatMap(Url::parse).filter(Url::isWeb);
        Optional<Url> path = Optional.ofNullable(told.path).or(() -> url.isPresent() ? Optional.empty()
                : Optional.ofNullable(told.elsePath).filter(text -> !text.isBlank())).map(Url::ofPath);
        String name = path.map(given -> new Url("", "", given.path(), url.orElse(given).query(), given.fragment()))
                .or(() -> url).map(place -> Pages.name(place, rules)).orElse(Page.NONE_PATH);
        Url place = url.or(() -> path).orElse(NOWHERE);
        Source source = sources.of(new From(new Url("", place.host(), "", place.query(), ""), told.referrer));
        return new Place(place.host(), name, source, url.isPresent() || told.url == null || told.elsePath != null);
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
