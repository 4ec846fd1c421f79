package footfall.listing;

import footfall.event.EventId;
import footfall.report.Checked;
import footfall.report.Cursor;
import footfall.visit.Moment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// Where the last page of a list of events ended, and what was known when its first page was made: each event is on one
/// page, and later arrivals are on none.
///
/// @param asOf when the first page was made
/// @param last the oldest event of the last page
/// @param ends the last seq of each shard's log that the list contains
public record EventCursor(Instant asOf, Moment last, List<Long> ends) {
    /// A reader must know the version of what it reads.
    private static final byte VERSION = 2;
    private static final int SHARDS_MAX = 64;
    private static final int CHARS_MAX = 1_024;
    /// No event is so far ahead of our clock.
    private static final Duration AHEAD_MAX = Duration.ofHours(25);

    public EventCursor {
        ends = List.copyOf(ends);
    }

    /// The text that answers carry.
    public String text() {
        UUID id = last.id().value();
        ByteBuffer bytes = ByteBuffer.allocate(34 + 8 * ends.size()).put(VERSION).putLong(asOf.toEpochMilli())
                .putLong(last.at().toEpochMilli()).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).put((byte) ends.size());
        ends.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads what `text` wrote.
    public static Checked<EventCursor> read(String text, Instant now) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder()
                    .decode(text.length() <= CHARS_MAX ? text : "!"));
            if (bytes.get() != VERSION) {
                return invalid();
            }
            Instant asOf = Instant.ofEpochMilli(bytes.getLong());
            Moment last = new Moment(Instant.ofEpochMilli(bytes.getLong()),
                    new EventId(new UUID(bytes.getLong(), bytes.getLong())));
            List<Long> ends = new ArrayList<>();
            for (int left = bytes.get(); left > 0; left--) {
                ends.add(bytes.getLong());
            }
            boolean possible = !bytes.hasRemaining() && ends.size() <= SHARDS_MAX
                    && ends.stream().allMatch(end -> end >= 0) && !asOf.isAfter(now)
                    && last.at().isBefore(now.plus(AHEAD_MAX)) && !last.at().isBefore(Instant.EPOCH);
            if (!possible) {
                return invalid();
            }
            return asOf.plus(Cursor.LIFE).isBefore(now)
                    ? Checked.bad("cursor_expired", "cursor", "cursor: older than 24 hours; ask again without it")
                    : new Checked.Fine<>(new EventCursor(asOf, last, ends));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return invalid();
        }
    }

    private static Checked<EventCursor> invalid() {
        return Checked.bad("cursor_invalid", "cursor", "cursor: not one that an answer's meta.next_cursor gave");
    }
}
