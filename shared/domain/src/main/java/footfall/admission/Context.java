package footfall.admission;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.page.Sources;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// `context`: what the client knows of itself; it wins over what headers and urls say.
///
/// @param place    without what a request tells
/// @param campaign the source as far as it names it
record Context(Technology technology, Place place, Source campaign) {
    /// Nothing.
    static final Context NONE = new Context(Technology.NONE, Place.NONE, Source.NONE);
    private static final Set<String> TEXTS = Set.of("device", "browser", "browser_version", "os", "os_version",
            "region", "city", "language", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern SCREEN = Pattern.compile("[0-9]{1,5}[xX][0-9]{1,5}");

    static Context read(Claim<Member> event) {
        Claim<String> claim = event.within(Member.CONTEXT, RejectCode.CONTEXT_INVALID);
        if (claim.isEmpty()) {
            return NONE;
        }
        claim.forEach((name, raw) -> {
            if (!TEXTS.contains(name) && !name.equals("country") && !name.equals("screen")) {
                claim.warn(Raw.brief(name), "unknown member, ignored");
            }
        });
        return new Context(new Technology(text(claim, "browser"), text(claim, "browser_version"), text(claim, "os"),
                text(claim, "os_version"), text(claim, "device")),
                new Place(formed(claim, "country", COUNTRY).toUpperCase(Locale.ROOT), text(claim, "region"),
                text(claim, "city"), text(claim, "language"), formed(claim, "screen", SCREEN).toLowerCase(Locale.ROOT)),
                new Source("", "", Sources.lower(text(claim, "utm_source")), Sources.lower(text(claim, "utm_medium")),
                text(claim, "utm_campaign"), text(claim, "utm_term"), text(claim, "utm_content"), ""));
    }

    /// The place, with what the request tells where the client does not.
    Place place(Sender sender) {
        return new Place(or(place.country(), sender.country()), place.region(), place.city(),
                or(place.language(), sender.language()), place.screen());
    }

    /// The source that url and referrer tell, with the campaign that the context names.
    Source source(Source told) {
        return campaign.isNone() ? told : new Source(told.name(), told.referrer(),
                or(campaign.utmSource(), told.utmSource()), or(campaign.utmMedium(), told.utmMedium()),
                or(campaign.utmCampaign(), told.utmCampaign()), or(campaign.utmTerm(), told.utmTerm()),
                or(campaign.utmContent(), told.utmContent()), told.clickId());
    }

    private static String or(String given, String otherwise) {
        return given.isEmpty() ? otherwise : given;
    }

    private static String text(Claim<String> claim, String name) {
        return claim.text(name, Limits.CONTEXT_TEXT_MAX, RejectCode.CONTEXT_INVALID);
    }

    private static String formed(Claim<String> claim, String name, Pattern form) {
        String text = text(claim, name);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            claim.refuse(RejectCode.CONTEXT_INVALID, name);
        }
        return text;
    }
}
