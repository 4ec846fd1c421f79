package footfall.listing;

import footfall.event.Event;
import java.time.Instant;
import java.util.List;

/// Some events of a site, newest first.
///
/// @param asOf when the first page was made: nothing that was appended later is in any page
/// @param next where this page ends, if there may be more; a list of none or one
public record EventPage(List<Event> events, Instant asOf, List<EventCursor> next) {
    public EventPage {
        events = List.copyOf(events);
        next = List.copyOf(next);
    }
}
