package footfall.report;

import footfall.event.Source;
import footfall.rollup.Dimension;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Sorts visits into channels, in the order and by the words of Google Analytics' default channel group, so that
/// numbers can be compared; with assistants beside search. What a campaign says of itself wins over what its source is.
/// Safe for use by many threads.
public final class Channels {
    /// Knows no source.
    public static final Channels UNTOLD = new Channels(_ -> SourceKind.OTHER);
    private static final String UNASSIGNED = "Unassigned";
    /// Names of click ids that networks put into the urls of advertisements alone.
    private static final Set<String> PAID_CLICKS = Set.of("gclid", "gbraid", "wbraid", "dclid", "gad_source", "msclkid",
            "ttclid", "twclid", "li_fat_id", "yclid", "ymclid", "sccid", "rdt_cid", "qclid", "dicbo", "tblci", "vmcid");
    private static final Set<String> MAIL_CLICKS = Set.of("mc_cid", "mc_eid");
    private static final Set<String> DISPLAY = Set.of("display", "banner", "expandable", "interstitial", "cpm");
    private static final Set<String> SOCIAL = Set.of("social", "social-network", "social-media", "sm", "social network",
            "social media");
    private static final Set<String> MAIL = Set.of("email", "e-mail", "e_mail", "e mail");
    private static final Set<String> REFERRAL = Set.of("referral", "app", "link");

    private final Function<String, SourceKind> kinds;

    /// @param kinds of sources by their names or hosts, in lower case
    public Channels(Function<String, SourceKind> kinds) {
        this.kinds = kinds;
    }

    /// The channel by which a visit from a source came.
    public String of(Source source) {
        String medium = source.utmMedium();
        SourceKind kind = kinds.apply(source.name().toLowerCase(Locale.ROOT));
        if (source.isNone()) {
            return Dimension.DIRECT;
        }
        if (DISPLAY.contains(medium)) {
            return "Display";
        }
        if (isPaid(source)) {
            return switch (kind) {
                case SEARCH -> "Paid Search";
                case SOCIAL -> "Paid Social";
                case ASSISTANT, MAIL, OTHER -> "Paid Other";
            };
        }
        if (MAIL.contains(medium) || MAIL.contains(source.utmSource()) || kind == SourceKind.MAIL
                || MAIL_CLICKS.contains(source.clickId())) {
            return "Email";
        }
        if (SOCIAL.contains(medium) || kind == SourceKind.SOCIAL) {
            return "Organic Social";
        }
        if (medium.equals("organic") || kind == SourceKind.SEARCH) {
            return "Organic Search";
        }
        return kind == SourceKind.ASSISTANT ? "AI Assistants" : other(source, medium);
    }

    private static String other(Source source, String medium) {
        return switch (medium) {
            case "affiliate" -> "Affiliates";
            case "audio" -> "Audio";
            case "sms" -> "SMS";
            case String named when named.endsWith("push") || named.contains("mobile")
                    || named.contains("notification") -> "Mobile Push";
            case String named when REFERRAL.contains(named) || !source.referrer().isEmpty() -> "Referral";
            case String unknown -> UNASSIGNED;
        };
    }

    /// `cpc`, `ppc`, `paid-social`, `retargeting` and their like.
    private static boolean isPaid(Source source) {
        String medium = source.utmMedium();
        return medium.contains("cp") || medium.equals("ppc") || medium.equals("retargeting")
                || medium.startsWith("paid") || medium.isEmpty() && PAID_CLICKS.contains(source.clickId());
    }
}
