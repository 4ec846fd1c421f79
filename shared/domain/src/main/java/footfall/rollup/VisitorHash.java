package footfall.rollup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 64 well-mixed bits that stand for a visitor in sketches and choose the bucket of its spans.
public final class VisitorHash {
    private VisitorHash() {}

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
