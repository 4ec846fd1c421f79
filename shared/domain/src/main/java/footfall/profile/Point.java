package footfall.profile;

import footfall.event.Event;
import java.time.Instant;
import java.util.Comparator;

/// When something was said of a person: the order in which sayings act, whatever order they arrive in.
///
/// @param at         when it happened
/// @param receivedAt when ingest took it
/// @param place      where in its request it stood
public record Point(Instant at, Instant receivedAt, int place) implements Comparable<Point> {
    private static final Comparator<Point> ORDER = Comparator.comparing(Point::at).thenComparing(Point::receivedAt)
            .thenComparingInt(Point::place);

    /// The point of an event that stood at a place of its request.
    static Point of(Event event, int place) {
        return new Point(event.at(), event.receivedAt(), place);
    }

    @Override
    public int compareTo(Point other) {
        return ORDER.compare(this, other);
    }
}
