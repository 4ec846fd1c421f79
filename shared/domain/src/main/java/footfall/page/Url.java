package footfall.page;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A url taken apart, more patient than `java.net.URI`: browsers send what people type.
///
/// @param scheme   lower case
/// @param host     lower case, ASCII form, without user, password and default port
/// @param path     as sent
/// @param query    as sent, without the question mark
/// @param fragment as sent, without the hash
public record Url(String scheme, String host, String path, String query, String fragment) {
    private static final int SCHEME_MAX = 31;
    private static final int HOST_MAX = 253;
    private static final int LABEL_MAX = 63;
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}]");
    private static final int PORT_DIGITS_MAX = 5;
    private static final int PORT_MAX = 65_535;

    /// Takes a url apart; empty if it is none: no scheme, no host, a host that can not be.
    public static Optional<Url> parse(String text) {
        String clean = CleanText.of(text).strip();
        int colon = clean.indexOf(':');
        if (!isScheme(clean, colon) || !clean.startsWith("://", colon)) {
            return Optional.empty();
        }
        String scheme = clean.substring(0, colon).toLowerCase(Locale.ROOT);
        int from = colon + "://".length();
        int path = from;
        while (path < clean.length() && "/?#".indexOf(clean.charAt(path)) < 0) {
            path++;
        }
        int begin = path;
        return host(scheme, clean.substring(from, path)).map(host -> of(scheme, host, clean.substring(begin)));
    }

    /// Takes a path apart that may have a query and a fragment; it has neither scheme nor host.
    public static Url ofPath(String text) {
        return of("", "", CleanText.of(text).strip());
    }

    private static Url of(String scheme, String host, String rest) {
        int hash = rest.indexOf('#');
        String before = hash < 0 ? rest : rest.substring(0, hash);
        int mark = before.indexOf('?');
        return new Url(scheme, host, mark < 0 ? before : before.substring(0, mark),
                mark < 0 ? "" : before.substring(mark + 1), hash < 0 ? "" : rest.substring(hash + 1));
    }

    /// A letter, then letters, digits, `+`, `.` and `-`.
    private static boolean isScheme(String text, int end) {
        boolean fits = end > 0 && end <= SCHEME_MAX && isLetter(text.charAt(0));
        for (int i = 1; fits && i < end; i++) {
            char c = text.charAt(i);
            fits = isLetter(c) || isDigit(c) || c == '+' || c == '.' || c == '-';
        }
        return fits;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Whether it is a page of the web.
    public boolean isWeb() {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static Optional<String> host(String scheme, String authority) {
        String named = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = portAt(named);
        String digits = colon < 0 ? "" : named.substring(colon + 1);
        String name = (colon < 0 ? named : named.substring(0, colon)).toLowerCase(Locale.ROOT);
        Optional<String> ascii = isPlainHost(name) ? Optional.of(name)
                : (name.startsWith("[") ? Optional.of(name) : ascii(name)).filter(host -> HOST.matcher(host).matches());
        return ascii.filter(host -> digits.isEmpty() || Integer.parseInt(digits) <= PORT_MAX)
                .map(host -> isUnsaid(scheme, digits) ? host : host + ":" + Integer.parseInt(digits));
    }

    /// Where the colon before a port stands; -1 if there is none.
    private static int portAt(String named) {
        int colon = named.lastIndexOf(':');
        boolean fits = colon >= 0 && named.length() - colon - 1 <= PORT_DIGITS_MAX;
        for (int i = colon + 1; fits && i < named.length(); i++) {
            fits = isDigit(named.charAt(i));
        }
        return fits ? colon : -1;
    }

    private static boolean isUnsaid(String scheme, String port) {
        return port.isEmpty() || scheme.equals("http") && port.equals("80")
                || scheme.equals("https") && port.equals("443");
    }

    /// Whether the rules of international names leave a host as it is: labels of lower-case letters, digits, hyphens.
    private static boolean isPlainHost(String name) {
        int label = 0;
        boolean fits = !name.isEmpty() && name.length() <= HOST_MAX;
        for (int i = 0; fits && i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dot = c == '.';
            fits = dot ? label > 0 : (c >= 'a' && c <= 'z' || isDigit(c) || c == '-') && label < LABEL_MAX;
            label = dot ? 0 : label + 1;
        }
        return fits && label > 0;
    }

    private static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
