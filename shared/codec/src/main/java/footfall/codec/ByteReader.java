package footfall.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what a `ByteWriter` wrote; throws IllegalArgumentException instead of reading past the end.
final class ByteReader {
    /// More of anything than one item can hold.
    private static final int COUNT_MAX = 10_000_000;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() {
        return bytes[take(1)] & 0xFF;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("varint: more than 10 bytes before byte " + at);
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /// How many follow.
    int count() {
        long count = varint();
        if (count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException("count: " + count + ", must be 0.." + COUNT_MAX);
        }
        return (int) count;
    }

    long fixed64() {
        return ByteBuffer.wrap(bytes, take(8), 8).getLong();
    }

    int fixed16() {
        return u8() << 8 | u8();
    }

    byte[] bytes(int count) {
        byte[] taken = new byte[check(count)];
        System.arraycopy(bytes, take(count), taken, 0, count);
        return taken;
    }

    byte[] rest() {
        return bytes(bytes.length - at);
    }

    String text() {
        int header = count();
        if ((header & 1) == 0) {
            int from = take(header >>> 1);
            return new String(bytes, from, header >>> 1, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < header >>> 1; i++) {
            text.append((char) fixed16());
        }
        return text.toString();
    }

    /// Says that everything must have been read.
    void end() {
        if (at != bytes.length) {
            throw new IllegalArgumentException("bytes: " + (bytes.length - at) + " left over, must be 0");
        }
    }

    private int take(int count) {
        int from = at;
        at += check(count);
        return from;
    }

    private int check(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException(
                    "bytes: " + (bytes.length - at) + " left, must be " + count + " or more");
        }
        return count;
    }
}
