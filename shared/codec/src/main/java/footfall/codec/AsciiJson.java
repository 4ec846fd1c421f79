package footfall.codec;

import java.math.BigDecimal;

/// Writes objects of JSON in ASCII alone, every other character escaped, as the library's generator does; by hand,
/// because that one takes a tenth of all that ingest does with an event. Names are taken as they are, of visible ASCII
/// without quotes and backslashes, but for those that `named` writes. Every `open` needs a `close`. Used by one thread.
final class AsciiJson {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    /// Behind it stands DEL, a control character although it is ASCII.
    private static final char LAST_PLAIN = '~';

    private final StringBuilder text;
    private boolean first = true;

    /// @param text what is written is added to it
    AsciiJson(StringBuilder text) {
        this.text = text;
    }

    void open() {
        text.append('{');
        first = true;
    }

    void open(String name) {
        name(name);
        open();
    }

    void close() {
        text.append('}');
        first = false;
    }

    void text(String name, String value) {
        name(name);
        quoted(value);
    }

    /// @param value of visible ASCII, without quotes and backslashes
    void plain(String name, String value) {
        name(name);
        quotedAsIs(value);
    }

    /// Begins a member whose name may be any text; its value is written next.
    void named(String name) {
        part();
        quoted(name);
        text.append(':');
    }

    void value(String value) {
        quoted(value);
    }

    void value(BigDecimal value) {
        text.append(value);
    }

    void value(boolean value) {
        text.append(value);
    }

    void nothing() {
        text.append("null");
    }

    void number(String name, long value) {
        name(name);
        text.append(value);
    }

    void flag(String name, boolean value) {
        name(name);
        text.append(value);
    }

    private void name(String name) {
        text.append(first ? "\"" : ",\"").append(name).append("\":");
        first = false;
    }

    private void part() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quoted(String value) {
        if (isPlain(value)) {
            quotedAsIs(value);
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPlain(c)) {
                text.append(c);
            } else {
                escaped(c);
            }
        }
        text.append('"');
    }

    private void quotedAsIs(String value) {
        text.append('"').append(value).append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= LAST_PLAIN && c != '"' && c != '\\';
    }

    private void escaped(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> text.append('u').append(HEX[c >> 12]).append(HEX[c >> 8 & 0xF]).append(HEX[c >> 4 & 0xF])
                    .append(HEX[c & 0xF]);
        }
    }
}
