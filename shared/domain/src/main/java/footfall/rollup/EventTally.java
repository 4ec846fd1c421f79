package footfall.rollup;

import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Fingerprint;

/// What one counted event adds.
public final class EventTally {
    private EventTally() {}

    /// One event, one page view if it is one, one visitor and one user if it has one, and what it earned.
    public static Tally of(Event event) {
        return of(event, event.who().visitor());
    }

    /// The same, counted as another visitor's.
    ///
    /// @param visitor "" if it has none
    public static Tally of(Event event, String visitor) {
        return new Tally(1, event.what() instanceof What.PageView ? 1 : 0, 0, 0, 0, 0, 0, set(visitor),
                set(event.who().user()), takings(event), 0, Fingerprint.isDaily(event.who().visitor()) ? 1 : 0);
    }

    private static Uniques set(String id) {
        return id.isEmpty() ? Uniques.NONE : Uniques.of(VisitorHash.of(id));
    }

    private static Takings takings(Event event) {
        return event.what() instanceof What.Custom custom ? custom.revenue().stream()
                .map(revenue -> Takings.of(revenue.amount(), revenue.currency()))
                .reduce(Takings.NONE, Takings::plus) : Takings.NONE;
    }
}
