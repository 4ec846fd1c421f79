package footfall.visit;

import footfall.event.Event;
import footfall.event.EventId;
import java.time.Instant;

/// When one event of a visit happened; ties of time are broken by its id.
public record Moment(Instant at, EventId id) implements Comparable<Moment> {
    /// The moment of an event.
    public static Moment of(Event event) {
        return new Moment(event.at(), event.id());
    }

    @Override
    public int compareTo(Moment other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
