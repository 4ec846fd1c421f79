package footfall.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Three sections and a version as one value: a plain one, deflated; one of ranks, small numbers in no order, of which
/// only the frequency can be used, and searching for repetitions costs much time; and a dense one of random bytes,
/// which deflating would only make larger. Equal sections give equal bytes.
///
/// `version, length and bytes of dense, length of ranks, length and bytes of ranks deflated, length of plain, bytes of
/// plain deflated`
final class Pack {
    /// Far more than an item can inflate to when we wrote it.
    private static final int SECTION_MAX = 64 << 20;

    private Pack() {}

    static byte[] pack(int version, ByteWriter plain, ByteWriter ranks, ByteWriter dense) {
        byte[] frequent = deflate(ranks.toBytes(), Deflater.HUFFMAN_ONLY);
        ByteWriter out = new ByteWriter();
        out.u8(version);
        out.varint(dense.size());
        out.bytes(dense.toBytes());
        out.varint(ranks.size());
        if (ranks.size() > 0) {
            out.varint(frequent.length);
            out.bytes(frequent);
        }
        out.varint(plain.size());
        out.bytes(deflate(plain.toBytes(), Deflater.DEFAULT_STRATEGY));
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
        int ranks = size(in);
        byte[] frequent = ranks == 0 ? new byte[0] : inflate(in.bytes(in.count()), ranks);
        int plain = size(in);
        return new Open(version, new ByteReader(inflate(in.rest(), plain)), new ByteReader(frequent),
                new ByteReader(dense));
    }

    private static int size(ByteReader in) {
        long size = in.varint();
        if (size < 0 || size > SECTION_MAX) {
            throw new IllegalArgumentException("section: " + size + " bytes, must be 0.." + SECTION_MAX);
        }
        return (int) size;
    }

    /// The sections, to be read.
    record Open(int version, ByteReader plain, ByteReader ranks, ByteReader dense) {}

    private static byte[] deflate(byte[] plain, int strategy) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setStrategy(strategy);
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
                throw new IllegalArgumentException("section: not " + size + " bytes deflated");
            }
            return Arrays.copyOf(plain, size);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("section: not deflated", e);
        }
    }
}
