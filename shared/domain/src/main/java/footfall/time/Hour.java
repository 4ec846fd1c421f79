package footfall.time;

import java.time.Duration;
import java.time.Instant;

/// A whole hour of UTC time, counted since the epoch.
///
/// @param index hours since 1970-01-01T00:00Z, may be negative
public record Hour(long index) implements Comparable<Hour> {
    private static final long MS = Duration.ofHours(1).toMillis();

    /// The hour that holds an instant.
    public static Hour of(Instant instant) {
        return new Hour(Math.floorDiv(instant.toEpochMilli(), MS));
    }

    /// The first instant of this hour.
    public Instant start() {
        return Instant.ofEpochMilli(index * MS);
    }

    /// The first instant after this hour.
    public Instant end() {
        return next().start();
    }

    /// The hour after this one.
    public Hour next() {
        return new Hour(index + 1);
    }

    /// The hour before this one.
    public Hour previous() {
        return new Hour(index - 1);
    }

    /// The UTC day that holds this hour.
    public Day day() {
        return new Day(Math.floorDiv(index, 24L));
    }

    /// This hour as a range.
    public TimeRange range() {
        return new TimeRange(start(), end());
    }

    @Override
    public int compareTo(Hour other) {
        return Long.compare(index, other.index);
    }
}
