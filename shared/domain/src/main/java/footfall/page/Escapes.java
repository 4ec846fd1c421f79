package footfall.page;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/// Undoes percent-escapes (RFC 3986, section 2.1) where they are valid UTF-8 and what they stand for may stand there.
final class Escapes {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private Escapes() {}

    /// For parts of a page's name: what is reserved, control or no UTF-8 stays escaped, in upper-case hex.
    static String readable(String text) {
        return decoded(text, point -> RESERVED.indexOf(point) >= 0 || Character.isISOControl(point));
    }

    /// For values of a query: `+` is a space, all that is UTF-8 is decoded.
    static String value(String text) {
        return decoded(text.replace('+', ' '), point -> false);
    }

    private static String decoded(String text, IntPredicate staysEscaped) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        byte[] run = new byte[text.length() / 3];
        int at = 0;
        while (at < text.length()) {
            int size = 0;
            while (isEscape(text, at)) {
                run[size++] = (byte) HexFormat.fromHexDigits(text, at + 1, at + 3);
                at += 3;
            }
            append(out, run, size, staysEscaped);
            if (at < text.length() && size == 0) {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && text.charAt(at) == '%' && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static void append(StringBuilder out, byte[] run, int size, IntPredicate staysEscaped) {
        int at = 0;
        while (at < size) {
            int bytes = length(run[at]);
            String decoded = bytes == 0 || at + bytes > size ? "" : new String(run, at, bytes, StandardCharsets.UTF_8);
            boolean valid = decoded.codePointCount(0, decoded.length()) == 1
                    && (!decoded.equals("\uFFFD") || bytes == 3 && run[at] == (byte) 0xEF);
            int taken = valid ? bytes : 1;
            if (valid && !staysEscaped.test(decoded.codePointAt(0))) {
                out.append(decoded);
            } else {
                for (int i = at; i < at + taken; i++) {
                    out.append('%').append(HEX.toHexDigits(run[i]));
                }
            }
            at += taken;
        }
    }

    private static int length(byte lead) {
        int first = lead & 0xFF;
        return first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    }
}
