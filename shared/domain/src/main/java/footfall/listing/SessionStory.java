package footfall.listing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A session with a page of its events.
///
/// @param revenue what was earned in it, by currency
/// @param whole   whether servers' events are among the events and in the revenue; they are not where there would be
///                too much to look through for them
public record SessionStory(SessionRow row, EventPage events, SortedMap<String, BigDecimal> revenue, boolean whole) {
    public SessionStory {
        revenue = Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
    }
}
