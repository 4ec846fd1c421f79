package footfall.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What makes an event one event: (site, id). Ids are ordered as their 16 bytes, unsigned, so as their text.
///
/// @param value a UUID of any version
public record EventId(UUID value) implements Comparable<EventId> {
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
