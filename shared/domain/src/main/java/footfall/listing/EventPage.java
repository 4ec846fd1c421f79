package footfall.listing;

import java.time.Instant;
import java.util.List;

/// Some events of a site, newest first, with the edges of their sessions if these were asked for.
///
/// @param asOf when the first page was made: nothing that was appended later is in any page
/// @param next where this page ends, if there may be more; a list of none or one
public record EventPage(List<EventRow> rows, Instant asOf, List<EventCursor> next) {
    public EventPage {
        rows = List.copyOf(rows);
        next = List.copyOf(next);
    }
}
