package footfall.rollup;

import footfall.event.Event;
import footfall.event.What;

/// What one counted event adds.
public final class EventTally {
    private EventTally() {}

    /// One event, one page view if it is one, one visitor if it has one.
    public static Tally of(Event event) {
        return of(event, event.who().visitor());
    }

    /// The same, counted as another visitor's.
    ///
    /// @param visitor "" if it has none
    public static Tally of(Event event, String visitor) {
        return Tally.ofEvents(1, event.what() instanceof What.PageView ? 1 : 0,
                visitor.isEmpty() ? Uniques.NONE : Uniques.of(VisitorHash.of(visitor)));
    }
}
