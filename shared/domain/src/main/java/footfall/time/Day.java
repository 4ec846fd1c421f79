package footfall.time;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// A UTC day, counted since the epoch.
///
/// @param index days since 1970-01-01, may be negative
public record Day(long index) implements Comparable<Day> {
    /// The day that holds an instant.
    public static Day of(Instant instant) {
        return Hour.of(instant).day();
    }

    /// The first hour of this day.
    public Hour firstHour() {
        return new Hour(index * 24);
    }

    /// The 24 hours of this day, in order.
    public List<Hour> hours() {
        return LongStream.range(index * 24, index * 24 + 24).mapToObj(Hour::new).toList();
    }

    /// The first instant of this day.
    public Instant start() {
        return firstHour().start();
    }

    /// The first instant after this day.
    public Instant end() {
        return new Day(index + 1).start();
    }

    @Override
    public int compareTo(Day other) {
        return Long.compare(index, other.index);
    }
}
