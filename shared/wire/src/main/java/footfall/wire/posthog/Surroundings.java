package footfall.wire.posthog;

import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.page.CleanText;
import footfall.page.Url;
import footfall.wire.WebPages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads from properties what stands beside an event in a claim: page, source, technology, groups.
final class Surroundings {
    private static final Map<Known, String> OF_VISITOR = Map.of(Known.DEVICE_TYPE, "device", Known.BROWSER, "browser",
            Known.BROWSER_VERSION, "browser_version", Known.OS, "os", Known.OS_VERSION, "os_version");
    private static final Map<Known, String> OF_VISIT = Map.of(Known.BROWSER_LANGUAGE, "language", Known.UTM_SOURCE,
            "utm_source", Known.UTM_MEDIUM, "utm_medium", Known.UTM_CAMPAIGN, "utm_campaign", Known.UTM_TERM,
            "utm_term", Known.UTM_CONTENT, "utm_content");
    private static final Pattern SCREEN = Pattern.compile("[0-9]{1,5}x[0-9]{1,5}");

    private final Sent sent;
    private final boolean server;

    /// @param server whether a server says it, whose technology is not the visitor's
    Surroundings(Sent sent, boolean server) {
        this.sent = sent;
        this.server = server;
    }

    /// Puts into a claim what is known.
    void put(Map<Member, Raw> claim) {
        place(claim);
        put(claim, Member.TITLE, sent.text(Known.TITLE), Limits.TITLE_MAX);
        String referrer = sent.text(Known.REFERRER);
        if (!referrer.equals("$direct")) {
            put(claim, Member.REFERRER, referrer, Limits.URL_MAX);
        }
        Map<String, Raw> context = new LinkedHashMap<>();
        OF_VISIT.forEach((theirs, ours) -> put(context, ours, sent.text(theirs), Limits.CONTEXT_TEXT_MAX));
        if (!server) {
            OF_VISITOR.forEach((theirs, ours) -> put(context, ours, sent.text(theirs), Limits.CONTEXT_TEXT_MAX));
            screen().ifPresent(screen -> context.put("screen", Raw.text(screen)));
        }
        if (!context.isEmpty()) {
            claim.put(Member.CONTEXT, Raw.Members.of(context));
        }
    }

    /// What is no page of the web, as files and apps have, is known by its path alone.
    private void place(Map<Member, Raw> claim) {
        String url = fitting(sent.text(Known.CURRENT_URL));
        if (sent.event().equals("$screen") && !sent.text(Known.SCREEN_NAME).isBlank()) {
            put(claim, Member.PATH, sent.text(Known.SCREEN_NAME), Limits.PATH_MAX);
        } else if (WebPages.mayBeOne(url)) {
            claim.put(Member.URL, Raw.text(url));
            claim.put(Member.ELSE_PATH, Raw.text(CleanText.cut(sent.text(Known.PATHNAME), Limits.PATH_MAX)));
        } else {
            put(claim, Member.PATH, Url.parse(url).map(Url::path).filter(path -> !path.isEmpty())
                    .orElse(sent.text(Known.PATHNAME)), Limits.PATH_MAX);
        }
    }

    /// A url without its query where that makes it too long.
    private static String fitting(String url) {
        return CleanText.length(url) <= Limits.URL_MAX ? url
                : CleanText.cut(url.split("[?#]", 2)[0], Limits.URL_MAX);
    }

    private Optional<String> screen() {
        String width = sent.text(Known.SCREEN_WIDTH);
        if (width.isEmpty()) {
            return Optional.empty();
        }
        String screen = width + "x" + sent.text(Known.SCREEN_HEIGHT);
        return SCREEN.matcher(screen).matches() ? Optional.of(screen) : Optional.empty();
    }

    private static <N> void put(Map<N, Raw> members, N name, String text, int max) {
        if (!text.isBlank()) {
            members.put(name, Raw.text(CleanText.cut(text, max)));
        }
    }
}
