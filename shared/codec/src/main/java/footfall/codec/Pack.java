package footfall.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Two sections and a version as one value: a plain one, deflated, and a dense one of random bytes, which deflating
/// would only make larger. Equal sections give equal bytes.
///
/// `version, length and bytes of dense, length of plain, bytes of plain deflated`
final class Pack {
    /// Far more than an item can inflate to when we wrote it.
    private static final int PLAIN_MAX = 64 << 20;

    private Pack() {}

    static byte[] pack(int version, ByteWriter plain, ByteWriter dense) {
        ByteWriter out = new ByteWriter();
        out.u8(version);
        out.varint(dense.size());
        out.bytes(dense.toBytes());
        out.varint(plain.size());
        out.bytes(deflate(plain.toBytes()));
        return out.toBytes();
    }

    /// @param oldest the oldest version that is still read
    static Open open(byte[] packed, int oldest, int newest) {
        ByteReader in = new ByteReader(packed);
        int version = in.u8();
        if (version < oldest || version > newest) {
            throw new IllegalArgumentException("version: " + version + ", must be " + oldest + ".." + newest);
        }
        byte[] dense = in.bytes(in.count());
        int plain = Math.toIntExact(in.varint());
        if (plain < 0 || plain > PLAIN_MAX) {
            throw new IllegalArgumentException("plain: " + plain + " bytes, must be 0.." + PLAIN_MAX);
        }
        return new Open(version, new ByteReader(inflate(in.rest(), plain)), new ByteReader(dense));
    }

    /// The sections, to be read.
    record Open(int version, ByteReader plain, ByteReader dense) {}

    private static byte[] deflate(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            // One buffer that holds the worst case: the output then depends on nothing but the input.
            byte[] out = new byte[plain.length + plain.length / 1_000 + 64];
            ByteWriter deflated = new ByteWriter();
            while (!deflater.finished()) {
                int count = deflater.deflate(out);
                deflated.bytes(count == out.length ? out : Arrays.copyOf(out, count));
            }
            return deflated.toBytes();
        }
    }

    private static byte[] inflate(byte[] deflated, int size) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(deflated);
            // One byte more than wanted, so that the end of the stream is reached, and too long a stream is noticed.
            byte[] plain = new byte[size + 1];
            int count = 0;
            while (!inflater.finished() && !inflater.needsInput() && count <= size) {
                count += inflater.inflate(plain, count, plain.length - count);
            }
            if (!inflater.finished() || count != size || inflater.getRemaining() > 0) {
                throw new IllegalArgumentException("plain: not " + size + " bytes deflated");
            }
            return Arrays.copyOf(plain, size);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("plain: not deflated", e);
        }
    }
}
