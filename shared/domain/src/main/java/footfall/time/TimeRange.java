package footfall.time;

import java.time.Duration;
import java.time.Instant;

/// A half-open range of time: `from` is in it, `to` is not.
///
/// @param from the first instant
/// @param to   the first instant after it, not before `from`
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to: " + to + ", not before from " + from);
        }
    }

    /// Whether an instant lies in this range.
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /// Whether every instant of the other range lies in this one.
    public boolean covers(TimeRange other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /// Whether it holds no instant.
    public boolean isEmpty() {
        return from.equals(to);
    }

    /// How long it is.
    public Duration length() {
        return Duration.between(from, to);
    }
}
