package footfall.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Urls taken apart by hand are what expressions say of them.
class UrlTest {
    private static final String PATH = "([^?#]*)(?:\\?([^#]*))?(?:#(.*))?";
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30})://([^/?#]*)" + PATH, Pattern.DOTALL);
    private static final Pattern REST = Pattern.compile(PATH, Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile(":([0-9]{0,5})\\z");
    private static final String[] PARTS = {"http", "https", "HTTPS", "ftp", "1a", "a+b-c.d", "a".repeat(31),
        "a".repeat(32), ":", "/", "//", "://", "@", "?", "#", "[", "]", "[::1]", ":80", ":443", ":65535", ":65536", ":",
        ":000080", "e.com", "WWW.E.com", "bücher.de", "a_b.c", "-", ".", "..", "x".repeat(63), "x".repeat(64),
        ("y".repeat(49) + ".").repeat(5), "%20", " ", "\u0000", "\u2028", "\u00A0", "\uD800", "\uD83D\uDE00", "q=1&r=2",
        "&", "=", "İ", "ß", "xn--", "９"};

    private static Optional<Url> expected(String text) {
        Matcher form = FORM.matcher(CleanText.of(text).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        return host(scheme, form.group(2)).map(host -> new Url(scheme, host, form.group(3), orNone(form.group(4)),
                orNone(form.group(5))));
    }

    private static Optional<String> host(String scheme, String authority) {
        String named = authority.substring(authority.lastIndexOf('@') + 1);
        Matcher port = PORT.matcher(named);
        String digits = port.find() ? port.group(1) : "";
        String name = (port.hasMatch() ? named.substring(0, port.start()) : named).toLowerCase(Locale.ROOT);
        Optional<String> ascii = name.startsWith("[") ? Optional.of(name) : ascii(name);
        boolean unsaid = digits.isEmpty() || scheme.equals("http") && digits.equals("80")
                || scheme.equals("https") && digits.equals("443");
        return ascii.filter(host -> HOST.matcher(host).matches())
                .filter(_ -> digits.isEmpty() || Integer.parseInt(digits) <= 65_535)
                .map(host -> unsaid ? host : host + ":" + Integer.parseInt(digits));
    }

    private static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String orNone(String group) {
        return group == null ? "" : group;
    }

    private static String any(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    @Test
    void anyTextIsTakenApartAsTheExpressionsSay() {
        Random random = new Random(7);
        int urls = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = any(random);
            Optional<Url> expected = expected(text);
            assertEquals(expected, Url.parse(text), () -> "text: " + text);
            urls += expected.isPresent() ? 1 : 0;
        }
        assertTrue(urls > 10_000, urls + " urls");
    }

    @Test
    void anyPathIsTakenApartAsTheExpressionSays() {
        Random random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            String text = any(random);
            Matcher form = REST.matcher(CleanText.of(text).strip());
            assertTrue(form.matches());
            assertEquals(new Url("", "", form.group(1), orNone(form.group(2)), orNone(form.group(3))),
                    Url.ofPath(text));
        }
    }

    @Test
    @DisplayName("A line separator in a fragment is a character like any other")
    void aFragmentMayHoldALineSeparator() {
        assertEquals("a\u2028b", Url.parse("https://e.com/#a\u2028b").orElseThrow().fragment());
        assertEquals("a\u2028b", Url.ofPath("/#a\u2028b").fragment());
    }
}
