package footfall.listing;

import java.time.Instant;
import java.util.List;

/// Some sessions of a site, the latest start first.
///
/// @param asOf when the first page was made: nothing that was appended later changes a row
/// @param next where this page ends, if there may be more; a list of none or one
public record SessionPage(List<SessionRow> rows, Instant asOf, List<SessionCursor> next) {
    public SessionPage {
        rows = List.copyOf(rows);
        next = List.copyOf(next);
    }
}
