package footfall.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow. Used by one thread, for one value.
final class ByteWriter {
    private byte[] bytes = new byte[512];
    private int size;

    void u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /// 7 bits a byte, lowest first; negative numbers take 10 bytes.
    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            u8((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    /// A varint that is short for small numbers of either sign.
    void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    void fixed64(long value) {
        reserve(8);
        ByteBuffer.wrap(bytes, size, 8).putLong(value);
        size += 8;
    }

    void fixed16(int value) {
        u8(value >>> 8);
        u8(value);
    }

    void bytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /// UTF-8; a text that UTF-8 can not carry, because of a lone surrogate, as its chars.
    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (text.equals(new String(utf8, StandardCharsets.UTF_8))) {
            varint((long) utf8.length << 1);
            bytes(utf8);
        } else {
            varint((long) text.length() << 1 | 1);
            text.chars().forEach(this::fixed16);
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
