package footfall.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What makes an event one event: (site, id). Ids are ordered as their 16 bytes, unsigned, so as their text.
///
/// @param value a UUID of any version
public record EventId(UUID value) implements Comparable<EventId> {
    /// The most that a new id's place can be.
    public static final int PLACE_MAX = 0xFFF;

    /// A new id, a UUIDv7 (RFC 9562, section 5.7) of an instant.
    public static EventId fresh(Instant at, RandomGenerator random) {
        return fresh(at, random.nextInt(PLACE_MAX + 1), random);
    }

    /// A new id that stands behind those of the same millisecond with a smaller place (RFC 9562, section 6.2).
    ///
    /// @param place 0..`PLACE_MAX`
    public static EventId fresh(Instant at, int place, RandomGenerator random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | place;
        return new EventId(new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE));
    }

    /// The id of whatever a text tells, the same for the same text: a UUIDv8 (RFC 9562, section 5.8) of its SHA-256.
    public static EventId of(String text) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
            return ofHash(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }

    /// The id of whatever has such a hash, as a UUIDv8: six of its bits give way to version and variant.
    public static EventId ofHash(long high, long low) {
        return new EventId(new UUID(high & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000, low >>> 2 | Long.MIN_VALUE));
    }

    /// The time that a UUIDv7 carries; empty for every other version.
    public Optional<Instant> time() {
        return value.version() == 7
                ? Optional.of(Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16)) : Optional.empty();
    }

    @Override
    public int compareTo(EventId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0 ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
