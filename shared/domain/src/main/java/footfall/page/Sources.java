package footfall.page;

import footfall.event.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads where a visit came from. The name that reports show is looked up later; only what `ref`, `source` or `via` say
/// is a name already.
public final class Sources {
    /// The most code points of a campaign's parts and of a source's name.
    public static final int CAMPAIGN_MAX = 255;
    /// The most code points of a referrer as sent.
    public static final int REFERRER_MAX = 2_048;
    private static final Set<String> CLICK_IDS = Set.of("gclid", "gbraid", "wbraid", "dclid", "gad_source", "fbclid",
            "msclkid", "ttclid", "twclid", "li_fat_id", "yclid", "ymclid", "igsh", "igshid", "sccid", "epik", "rdt_cid",
            "qclid", "dicbo", "tblci", "vmcid", "mc_cid", "mc_eid");
    private static final Set<String> REFERRER_SCHEMES = Set.of("http", "https", "android-app");

    private Sources() {}

    /// What a page's url and its referrer tell.
    ///
    /// @param referrer as sent; a bad one, and the page's own host, are none
    public static Source of(Url page, String referrer) {
        if (page.query().isEmpty()) {
            return referrer.isEmpty() ? Source.NONE
                    : new Source("", referrer(referrer, page.host()), "", "", "", "", "", "");
        }
        Query query = Query.of(page.query());
        String name = query.value("ref");
        name = name.isEmpty() ? query.value("source") : name;
        name = name.isEmpty() ? query.value("via") : name;
        return new Source(cut(name), referrer(referrer, page.host()), lower(query.value("utm_source")),
                lower(query.value("utm_medium")), cut(query.value("utm_campaign")), cut(query.value("utm_term")),
                cut(query.value("utm_content")), query.firstOf(CLICK_IDS));
    }

    /// A campaign's source or medium as it is stored.
    public static String lower(String text) {
        return cut(text.toLowerCase(Locale.ROOT));
    }

    /// Any other part of a campaign as it is stored.
    public static String cut(String text) {
        return CleanText.cut(text, CAMPAIGN_MAX);
    }

    private static String referrer(String text, String ownHost) {
        if (CleanText.length(text) > REFERRER_MAX) {
            return "";
        }
        Optional<Url> url = Url.parse(text).filter(one -> REFERRER_SCHEMES.contains(one.scheme()))
                .filter(one -> !bare(one.host()).equals(bare(ownHost)));
        return url.map(one -> bare(one.host()) + path(one)).orElse("");
    }

    private static String path(Url url) {
        String path = CleanText.cut(CleanText.of(Pages.path(url.path(), false)), Pages.PATH_MAX);
        return path.equals("/") ? "" : path;
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
