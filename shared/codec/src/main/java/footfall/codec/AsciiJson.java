package footfall.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes objects of JSON in ASCII alone, every other character escaped, as the library's generator does; by hand,
/// because that one takes a tenth of all that ingest does with an event. Names are taken as they are, of visible ASCII
/// without quotes and backslashes, but for those that `named` writes. Every `open` needs a `close`. Used by one thread.
final class AsciiJson {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /// Behind it stands DEL, a control character although it is ASCII.
    private static final char LAST_PLAIN = '~';
    private static final int ESCAPE_BYTES = 6;
    /// A comma, quotes and a colon.
    private static final int AROUND_BYTES = 4;

    private byte[] bytes;
    private int size;
    private boolean first = true;

    /// @param bytes how many it will be, about; they may become more
    AsciiJson(int bytes) {
        this.bytes = new byte[bytes];
    }

    /// How many bytes are written.
    int size() {
        return size;
    }

    /// Forgets what was written behind so many bytes, where a member or an item ended.
    void cut(int size) {
        this.size = size;
        first = false;
    }

    /// What is written between two places.
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    void open() {
        reserve(1);
        bytes[size++] = '{';
        first = true;
    }

    void open(String name) {
        name(name);
        open();
    }

    void close() {
        reserve(1);
        bytes[size++] = '}';
        first = false;
    }

    /// Begins an array of objects, each of which is begun by `item`.
    void openList(String name) {
        name(name);
        reserve(1);
        bytes[size++] = '[';
        first = true;
    }

    void item() {
        reserve(1);
        part();
    }

    void closeList() {
        reserve(1);
        bytes[size++] = ']';
        first = false;
    }

    void text(String name, String value) {
        name(name);
        quoted(value);
    }

    /// Begins a member whose name may be any text; its value is written next.
    void named(String name) {
        reserve(1);
        part();
        quoted(name);
        reserve(1);
        bytes[size++] = ':';
    }

    void value(String value) {
        quoted(value);
    }

    void value(BigDecimal value) {
        asIs(value.toString());
    }

    void value(boolean value) {
        asIs(Boolean.toString(value));
    }

    void nothing() {
        asIs("null");
    }

    void number(String name, long value) {
        name(name);
        asIs(Long.toString(value));
    }

    void flag(String name, boolean value) {
        name(name);
        value(value);
    }

    private void name(String name) {
        reserve(name.length() + AROUND_BYTES);
        part();
        bytes[size++] = '"';
        put(name);
        bytes[size++] = '"';
        bytes[size++] = ':';
    }

    private void part() {
        if (!first) {
            bytes[size++] = ',';
        }
        first = false;
    }

    private void asIs(String value) {
        reserve(value.length());
        put(value);
    }

    /// The method is deprecated for what it does with other characters than these.
    @SuppressWarnings("deprecation")
    private void put(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, size);
        size += ascii.length();
    }

    private void quoted(String value) {
        reserve(value.length() + AROUND_BYTES);
        bytes[size++] = '"';
        int plain = putPlain(value);
        if (plain < value.length()) {
            putEscaped(value, plain);
        }
        reserve(1);
        bytes[size++] = '"';
    }

    /// Writes what needs no escape up to the first character that does, and says where that is.
    private int putPlain(String value) {
        byte[] target = bytes;
        int at = size;
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (!isPlain(c)) {
                size = at + i;
                return i;
            }
            target[at + i] = (byte) c;
        }
        size = at + length;
        return length;
    }

    private void putEscaped(String value, int from) {
        reserve(ESCAPE_BYTES * (value.length() - from));
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else {
                escaped(c);
            }
        }
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= LAST_PLAIN && c != '"' && c != '\\';
    }

    private void escaped(char c) {
        bytes[size++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[size++] = (byte) c;
            case '\b' -> bytes[size++] = 'b';
            case '\t' -> bytes[size++] = 't';
            case '\n' -> bytes[size++] = 'n';
            case '\f' -> bytes[size++] = 'f';
            case '\r' -> bytes[size++] = 'r';
            default -> {
                bytes[size++] = 'u';
                for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
                    bytes[size++] = HEX[c >> shift & 0xF];
                }
            }
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
