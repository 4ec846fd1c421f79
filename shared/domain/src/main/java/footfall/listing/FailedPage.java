package footfall.listing;

import java.time.Instant;
import java.util.List;

/// A page of what is failed now.
///
/// @param events newest first
/// @param asOf   when the first page was made
/// @param next   where this page ends, if there is another; a list of none or one
public record FailedPage(List<FailedEvent> events, Instant asOf, List<EventCursor> next) {
    public FailedPage {
        events = List.copyOf(events);
        next = List.copyOf(next);
    }
}
