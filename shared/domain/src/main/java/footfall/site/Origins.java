package footfall.site;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which pages may send: what an entry of the allowed origins can be, and whether a request's origin is among them. It
/// guards pages, not against attackers: whoever is no browser can send any origin.
public final class Origins {
    /// The most entries that a site can have.
    public static final int ENTRIES_MAX = 50;
    private static final int HOST_CHARACTERS_MAX = 253;
    private static final int PORT_MAX = 65_535;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";
    private static final Pattern ORIGIN = Pattern.compile(
            "(?<scheme>[a-z][a-z0-9+.-]{0,30})://(?<star>\\*\\.)?(?<host>" + LABEL + "(?:\\." + LABEL + ")*"
                    + "|\\[[0-9a-f:.]{2,45}\\])(?::(?<port>[1-9][0-9]{0,4}))?");
    private static final Pattern BELOW = Pattern.compile("(?:" + LABEL + "\\.)+");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?[0-9]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private Origins() {}

    /// An entry as it is saved; empty if the text is none: a path, a star elsewhere, no scheme, upper case, a default
    /// port, a star directly under a one-label name.
    public static Optional<Origin> entry(String text) {
        boolean whole = switch (text) {
            case "null", "http://localhost:*", "http://127.0.0.1:*" -> true;
            case String other -> isEntry(ORIGIN.matcher(other));
        };
        return whole ? Optional.of(new Origin(text)) : Optional.empty();
    }

    /// Whether a request may send.
    ///
    /// @param origin its `Origin` header; empty if it has none
    public static boolean allows(IngestRules rules, Optional<String> origin) {
        if (origin.isEmpty()) {
            return !rules.requireOrigin();
        }
        String sent = origin.get().toLowerCase(Locale.ROOT);
        return rules.allowedOrigins().isEmpty()
                || rules.allowedOrigins().stream().anyMatch(entry -> matches(entry.pattern(), sent));
    }

    private static boolean isEntry(Matcher origin) {
        if (!origin.matches()) {
            return false;
        }
        String host = origin.group("host");
        boolean address = host.startsWith("[") || NUMERIC_END.matcher(host).matches();
        if (host.length() > HOST_CHARACTERS_MAX || address && !host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return false;
        }
        if (origin.group("star") != null && (address || !host.contains("."))) {
            return false;
        }
        return isPort(origin.group("scheme"), Optional.ofNullable(origin.group("port")).orElse(""));
    }

    private static boolean isPort(String scheme, String port) {
        if (port.isEmpty()) {
            return true;
        }
        int number = Integer.parseInt(port);
        int unsaid = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            case String other -> -1;
        };
        return number <= PORT_MAX && number != unsaid;
    }

    private static boolean matches(String pattern, String sent) {
        if (pattern.endsWith(":*")) {
            String host = pattern.substring(0, pattern.length() - 2);
            return sent.equals(host) || sent.startsWith(host + ":") && sent.substring(host.length() + 1)
                    .matches("[0-9]{1,5}");
        }
        int star = pattern.indexOf("*.");
        if (star < 0) {
            return sent.equals(pattern);
        }
        String scheme = pattern.substring(0, star);
        String host = pattern.substring(star + 2);
        return sent.length() > scheme.length() + host.length() && sent.startsWith(scheme) && sent.endsWith(host)
                && BELOW.matcher(sent.substring(scheme.length(), sent.length() - host.length())).matches();
    }
}
