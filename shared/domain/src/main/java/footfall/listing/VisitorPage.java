package footfall.listing;

import java.time.Instant;
import java.util.List;

/// Some visitors of a site, those seen last first.
///
/// @param asOf  when the first page was made: nothing that was appended later moves a row
/// @param next  where this page ends, if there may be more; a list of none or one
/// @param until how far back the list reaches, if it ends because too many events lie before; a list of none or one
public record VisitorPage(List<VisitorRow> rows, Instant asOf, List<VisitorCursor> next, List<Instant> until) {
    public VisitorPage {
        rows = List.copyOf(rows);
        next = List.copyOf(next);
        until = List.copyOf(until);
    }
}
