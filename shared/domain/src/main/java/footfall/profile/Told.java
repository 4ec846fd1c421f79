package footfall.profile;

import footfall.event.EventId;
import footfall.event.Value;
import java.util.Comparator;

/// A value that an identification gave a trait. At one point it comes before every step.
///
/// @param by the event that told it; of several at one point the last by id acts last
public record Told(Point point, EventId by, Value value) implements Comparable<Told> {
    private static final Comparator<Told> ORDER = Comparator.comparing(Told::point).thenComparing(Told::by);

    @Override
    public int compareTo(Told other) {
        return ORDER.compare(this, other);
    }
}
