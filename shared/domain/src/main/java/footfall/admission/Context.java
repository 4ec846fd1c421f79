package footfall.admission;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.page.Sources;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `context`: what the client knows of itself; it wins over what headers and urls say.
final class Context {
    private static final Set<String> TEXTS = Set.of("device", "browser", "browser_version", "os", "os_version",
            "region", "city", "language", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern SCREEN = Pattern.compile("[0-9]{1,5}[xX][0-9]{1,5}");

    private final Claim<String> claim;

    Context(Claim<Member> event) {
        claim = event.within(Member.CONTEXT, RejectCode.CONTEXT_INVALID);
        claim.forEach((name, raw) -> {
            if (!TEXTS.contains(name) && !name.equals("country") && !name.equals("screen")) {
                claim.warn(Raw.brief(name), "unknown member, ignored");
            }
        });
    }

    Technology technology() {
        return claim.isEmpty() ? Technology.NONE : new Technology(text("browser"), text("browser_version"), text("os"),
                text("os_version"), text("device"));
    }

    Place place(Sender sender) {
        if (claim.isEmpty()) {
            return new Place(sender.country(), "", "", sender.language(), "");
        }
        String country = formed("country", COUNTRY).toUpperCase(Locale.ROOT);
        String language = text("language");
        return new Place(country.isEmpty() ? sender.country() : country, text("region"), text("city"),
                language.isEmpty() ? sender.language() : language, formed("screen", SCREEN).toLowerCase(Locale.ROOT));
    }

    /// The source that url and referrer tell, with the campaign that the context names.
    Source source(Source told) {
        return claim.isEmpty() ? told : new Source(told.name(), told.referrer(),
                or(Sources.lower(text("utm_source")), told.utmSource()),
                or(Sources.lower(text("utm_medium")), told.utmMedium()), or(text("utm_campaign"), told.utmCampaign()),
                or(text("utm_term"), told.utmTerm()), or(text("utm_content"), told.utmContent()), told.clickId());
    }

    private static String or(String given, String otherwise) {
        return given.isEmpty() ? otherwise : given;
    }

    private String text(String name) {
        return claim.text(name, Limits.CONTEXT_TEXT_MAX, RejectCode.CONTEXT_INVALID);
    }

    private String formed(String name, Pattern form) {
        String text = text(name);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            claim.refuse(RejectCode.CONTEXT_INVALID, name);
        }
        return text;
    }
}
