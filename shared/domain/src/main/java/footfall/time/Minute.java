package footfall.time;

import java.time.Instant;

/// A whole minute of UTC time, counted since the epoch.
///
/// @param index minutes since 1970-01-01T00:00Z, may be negative
public record Minute(long index) implements Comparable<Minute> {
    private static final long MS = 60_000;

    /// The minute that holds an instant.
    public static Minute of(Instant instant) {
        return new Minute(Math.floorDiv(instant.toEpochMilli(), MS));
    }

    /// The first instant of this minute.
    public Instant start() {
        return Instant.ofEpochMilli(index * MS);
    }

    /// The hour that holds this minute.
    public Hour hour() {
        return new Hour(Math.floorDiv(index, 60L));
    }

    /// 0..59 within its hour.
    public int ofHour() {
        return (int) Math.floorMod(index, 60L);
    }

    @Override
    public int compareTo(Minute other) {
        return Long.compare(index, other.index);
    }
}
