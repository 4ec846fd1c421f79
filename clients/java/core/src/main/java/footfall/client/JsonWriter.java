package footfall.client;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Writes JSON as UTF-8 without white space, up to a bound of bytes. Used by one thread, again and again.
final class JsonWriter {
    private static final int DEPTH_MAX = 32;
    private static final int BITS_A_DIGIT_MAX = 4;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final int maxBytes;
    private byte[] bytes = new byte[1_024];
    private int length;

    JsonWriter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// More bytes than may be.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge(int maxBytes) {
            super("event: more than " + maxBytes + " bytes as JSON", null, false, false);
        }
    }

    /// What JSON has no word for.
    static final class Unserialisable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unserialisable(String what) {
            super("event: " + what, null, false, false);
        }
    }

    JsonWriter reset() {
        length = 0;
        return this;
    }

    byte[] take() {
        return Arrays.copyOf(bytes, length);
    }

    /// ASCII as it is.
    JsonWriter raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put((byte) ascii.charAt(i));
        }
        return this;
    }

    JsonWriter string(String text) {
        put((byte) '"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                put((byte) '\\');
                put((byte) c);
            } else if (c < 0x20) {
                raw("\\u00").put(HEX[c >> 4]);
                put(HEX[c & 15]);
            } else if (c < 0x80) {
                put((byte) c);
            } else if (c < 0x800) {
                put((byte) (0xC0 | c >> 6));
                put((byte) (0x80 | c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                wide(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                three(Character.isSurrogate(c) ? 0xFFFD : c);
            }
        }
        put((byte) '"');
        return this;
    }

    /// Any value; see [Event] for what it may be.
    JsonWriter value(@Nullable Object value) {
        value(value, 0);
        return this;
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Unserialisable("values stand more than " + DEPTH_MAX + " deep, or in a circle");
        }
        if (value == null) {
            raw("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean) {
            raw(value.toString());
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
            items(items, depth);
        } else {
            rare(value, depth);
        }
    }

    private void rare(Object value, int depth) {
        if (value instanceof Instant time) {
            string(WireTime.text(time));
        } else if (value instanceof OffsetDateTime time) {
            string(WireTime.text(time.toInstant()));
        } else if (value instanceof ZonedDateTime time) {
            string(WireTime.text(time.toInstant()));
        } else if (value instanceof Date time) {
            string(WireTime.text(Instant.ofEpochMilli(time.getTime())));
        } else if (value instanceof Enum<?> constant) {
            string(constant.name());
        } else if (value instanceof UUID id) {
            string(id.toString());
        } else if (value instanceof Optional<?> maybe) {
            value(maybe.orElse(null), depth + 1);
        } else if (value.getClass().isArray()) {
            array(value, depth);
        } else if (value instanceof Record row) {
            row(row, depth);
        } else {
            string(String.valueOf(value));
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new Unserialisable(number + " is no number of JSON");
            }
            raw(number.toString());
        } else if (number instanceof BigDecimal decimal) {
            if (Math.abs((long) decimal.scale()) > maxBytes || isTooLong(decimal.unscaledValue())) {
                throw new TooLarge(maxBytes);
            }
            raw(decimal.toPlainString());
        } else if (number instanceof BigInteger whole) {
            if (isTooLong(whole)) {
                throw new TooLarge(maxBytes);
            }
            raw(whole.toString());
        } else if (number instanceof Long || number instanceof Integer || number instanceof Short
                || number instanceof Byte || number instanceof AtomicLong || number instanceof AtomicInteger) {
            raw(number.toString());
        } else {
            value(number.doubleValue(), 0);
        }
    }

    /// Whether a number surely has more digits than may be, which it takes long to find out by writing them.
    private boolean isTooLong(BigInteger whole) {
        return whole.bitLength() / BITS_A_DIGIT_MAX > maxBytes;
    }

    private void map(Map<?, ?> map, int depth) {
        put((byte) '{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                put((byte) ',');
            }
            first = false;
            string(String.valueOf(entry.getKey()));
            put((byte) ':');
            value(entry.getValue(), depth + 1);
        }
        put((byte) '}');
    }

    private void items(Iterable<?> items, int depth) {
        put((byte) '[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                put((byte) ',');
            }
            first = false;
            value(item, depth + 1);
        }
        put((byte) ']');
    }

    private void array(Object array, int depth) {
        put((byte) '[');
        for (int i = 0; i < Array.getLength(array); i++) {
            if (i > 0) {
                put((byte) ',');
            }
            value(Array.get(array, i), depth + 1);
        }
        put((byte) ']');
    }

    /// A record that may not be looked into, because its module is closed, is its text.
    private void row(Record row, int depth) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(row);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            string(String.valueOf(row));
            return;
        }
        put((byte) '{');
        for (int i = 0; i < components.length; i++) {
            if (i > 0) {
                put((byte) ',');
            }
            string(components[i].getName());
            put((byte) ':');
            value(values[i], depth + 1);
        }
        put((byte) '}');
    }

    private void wide(int point) {
        put((byte) (0xF0 | point >> 18));
        put((byte) (0x80 | point >> 12 & 0x3F));
        put((byte) (0x80 | point >> 6 & 0x3F));
        put((byte) (0x80 | point & 0x3F));
    }

    private void three(int point) {
        put((byte) (0xE0 | point >> 12));
        put((byte) (0x80 | point >> 6 & 0x3F));
        put((byte) (0x80 | point & 0x3F));
    }

    private void put(byte one) {
        if (length == bytes.length) {
            if (length >= maxBytes) {
                throw new TooLarge(maxBytes);
            }
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, 2 * length));
        }
        if (length >= maxBytes) {
            throw new TooLarge(maxBytes);
        }
        bytes[length++] = one;
    }
}
