package footfall.listing;

import footfall.report.Checked;
import footfall.visit.SessionId;
import java.time.Instant;
import java.util.List;

/// Where the last page of a list of sessions ended, and what was known when its first page was made: each session is on
/// one page, as it was then.
///
/// @param asOf when the first page was made
/// @param last the last session of the last page
/// @param ends the last seq of each shard's log that the list contains
public record SessionCursor(Instant asOf, SessionId last, List<Long> ends) {
    private static final CursorForm<SessionId> FORM = new CursorForm<>((byte) 4, SessionId::read);

    public SessionCursor {
        ends = List.copyOf(ends);
    }

    /// The text that answers carry.
    public String text() {
        return FORM.text(asOf, last.bytes(), ends);
    }

    /// Reads what `text` wrote.
    public static Checked<SessionCursor> read(String text, Instant now) {
        return FORM.read(text, now, _ -> true, SessionCursor::new);
    }
}
