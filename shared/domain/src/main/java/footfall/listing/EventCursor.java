package footfall.listing;

import footfall.event.EventId;
import footfall.report.Checked;
import footfall.visit.Moment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where the last page of a list of events ended, and what was known when its first page was made: each event is on one
/// page, and later arrivals are on none.
///
/// @param asOf when the first page was made
/// @param last the oldest event of the last page
/// @param ends the last seq of each shard's log that the list contains
public record EventCursor(Instant asOf, Moment last, List<Long> ends) {
    private static final CursorForm<Moment> FORM = new CursorForm<>((byte) 2, EventCursor::moment);
    /// No event is so far ahead of our clock.
    private static final Duration AHEAD_MAX = Duration.ofHours(25);

    public EventCursor {
        ends = List.copyOf(ends);
    }

    /// The text that answers carry.
    public String text() {
        UUID id = last.id().value();
        return FORM.text(asOf, ByteBuffer.allocate(24).putLong(last.at().toEpochMilli())
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array(), ends);
    }

    /// Reads what `text` wrote.
    public static Checked<EventCursor> read(String text, Instant now) {
        return FORM.read(text, now, last -> last.at().isBefore(now.plus(AHEAD_MAX))
                && !last.at().isBefore(Instant.EPOCH), EventCursor::new);
    }

    private static Moment moment(ByteBuffer bytes) {
        return new Moment(Instant.ofEpochMilli(bytes.getLong()),
                new EventId(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
