package footfall.page;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A url taken apart, more patient than `java.net.URI`: browsers send what people type.
///
/// @param scheme   lower case
/// @param host     lower case, ASCII form, without user, password and default port
/// @param path     as sent
/// @param query    as sent, without the question mark
/// @param fragment as sent, without the hash
public record Url(String scheme, String host, String path, String query, String fragment) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30})://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern RELATIVE = Pattern.compile("([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}]");
    /// One that the rules of international names leave as it is.
    private static final Pattern PLAIN_HOST = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*+");
    private static final Pattern PORT = Pattern.compile(":([0-9]{0,5})$");
    private static final int PORT_MAX = 65_535;

    /// Takes a url apart; empty if it is none: no scheme, no host, a host that can not be.
    public static Optional<Url> parse(String text) {
        Matcher form = FORM.matcher(CleanText.of(text).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        return host(scheme, form.group(2)).map(host -> new Url(scheme, host, form.group(3), orNone(form, 4),
                orNone(form, 5)));
    }

    /// Takes a path apart that may have a query and a fragment; it has neither scheme nor host.
    public static Url ofPath(String text) {
        Matcher form = RELATIVE.matcher(CleanText.of(text).strip());
        if (!form.matches()) {
            throw new IllegalStateException("path: cleaned text has no line ends, so it must match");
        }
        return new Url("", "", form.group(1), orNone(form, 2), orNone(form, 3));
    }

    /// Whether it is a page of the web.
    public boolean isWeb() {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static String orNone(Matcher form, int group) {
        return Optional.ofNullable(form.group(group)).orElse("");
    }

    private static Optional<String> host(String scheme, String authority) {
        String named = authority.substring(authority.lastIndexOf('@') + 1);
        Matcher port = PORT.matcher(named);
        String digits = port.find() ? port.group(1) : "";
        String name = (port.hasMatch() ? named.substring(0, port.start()) : named).toLowerCase(Locale.ROOT);
        Optional<String> ascii = name.startsWith("[") ? Optional.of(name) : ascii(name);
        return ascii.filter(host -> HOST.matcher(host).matches())
                .filter(host -> digits.isEmpty() || Integer.parseInt(digits) <= PORT_MAX)
                .map(host -> isUnsaid(scheme, digits) ? host : host + ":" + Integer.parseInt(digits));
    }

    private static boolean isUnsaid(String scheme, String port) {
        return port.isEmpty() || scheme.equals("http") && port.equals("80")
                || scheme.equals("https") && port.equals("443");
    }

    private static Optional<String> ascii(String name) {
        if (PLAIN_HOST.matcher(name).matches()) {
            return Optional.of(name);
        }
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
