package footfall.enrich;

import java.util.Map;
import java.util.Set;

/// Brings the many families of ua-parser to the names that people know: a browser is one whatever it runs on.
final class Families {
    private static final String UNKNOWN = "Other";
    private static final Map<String, String> BROWSERS = Map.ofEntries(
            Map.entry("Mobile Safari", "Safari"),
            Map.entry("Mobile Safari UI/WKWebView", "Safari"),
            Map.entry("Chrome Mobile", "Chrome"),
            Map.entry("Chrome Mobile iOS", "Chrome"),
            Map.entry("Chrome Mobile WebView", "Chrome"),
            Map.entry("HeadlessChrome", "Chrome"),
            Map.entry("Firefox Mobile", "Firefox"),
            Map.entry("Firefox iOS", "Firefox"),
            Map.entry("Edge Mobile", "Edge"),
            Map.entry("Edge Mobile iOS", "Edge"),
            Map.entry("Edge Mobile WebView2", "Edge"),
            Map.entry("Edge WebView2", "Edge"),
            Map.entry("Opera Mobile", "Opera"),
            Map.entry("Opera Mini", "Opera"),
            Map.entry("Opera Touch", "Opera"),
            Map.entry("Opera GX", "Opera"),
            Map.entry("IE Mobile", "IE"),
            Map.entry("DuckDuckGo Mobile", "DuckDuckGo"),
            Map.entry("Yandex Browser", "Yandex"));
    private static final Map<String, String> SYSTEMS = Map.of("Mac OS X", "macOS", "Ubuntu", "Linux", "Fedora", "Linux",
            "Debian", "Linux", "Arch Linux", "Linux", "Linux Mint", "Linux", "Red Hat", "Linux", "SUSE", "Linux");
    private static final Set<String> DESKTOPS =
            Set.of("Windows", "macOS", "Linux", "Chrome OS", "FreeBSD", "OpenBSD", "NetBSD", "Solaris");

    private Families() {}

    static String browser(String family) {
        return family.equals(UNKNOWN) ? "" : BROWSERS.getOrDefault(family, family);
    }

    static String os(String family) {
        return family.equals(UNKNOWN) ? "" : SYSTEMS.getOrDefault(family, family);
    }

    /// `Tablet`, `Mobile`, `Desktop`, or "". An Android that does not say `Mobile` is a tablet, by Google's rule. What
    /// is a bot, another list says.
    static String device(String agent, String family, String os) {
        boolean mobile = agent.contains("Mobi") || os.equals("iOS") || os.equals("Windows Phone");
        if (family.contains("iPad") || agent.contains("Tablet") || os.equals("Android") && !agent.contains("Mobi")
                && !agent.contains("TV")) {
            return "Tablet";
        }
        return mobile ? "Mobile" : DESKTOPS.contains(os) ? "Desktop" : "";
    }
}
