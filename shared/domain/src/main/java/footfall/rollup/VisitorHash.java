package footfall.rollup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 64 well-mixed bits that stand for a visitor in sketches and choose the bucket of its spans.
public final class VisitorHash {
    /// Into how many buckets the visitors of a shard fall.
    public static final int BUCKETS = 64;

    private VisitorHash() {}

    /// The bucket of a visitor, 0..BUCKETS - 1. Taken from other bits than those that choose shards and registers.
    public static int bucket(String visitor) {
        return (int) (of(visitor) >>> 20) & (BUCKETS - 1);
    }

    /// The first 64 bits of the SHA-256 of the visitor's id.
    public static long of(String visitor) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(visitor.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
