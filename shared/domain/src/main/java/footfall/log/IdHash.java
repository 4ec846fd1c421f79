package footfall.log;

import footfall.event.EventId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The first 80 bits of the SHA-256 of an event's id: short enough to keep by the million, and with 10^9 ids in 35 days
/// two different ids meet in one minute's bucket with a chance below 10^-9.
///
/// @param high the first 64 bits
/// @param low  the next 16 bits, 0..65,535
public record IdHash(long high, int low) implements Comparable<IdHash> {
    /// The hash of an id.
    public static IdHash of(EventId id) {
        try {
            byte[] uuid = ByteBuffer.allocate(16).putLong(id.value().getMostSignificantBits())
                    .putLong(id.value().getLeastSignificantBits()).array();
            ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(uuid));
            return new IdHash(digest.getLong(), Short.toUnsignedInt(digest.getShort()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }

    @Override
    public int compareTo(IdHash other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Integer.compare(low, other.low);
    }
}
