package footfall.report;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Where the last page of an answer ended, and what was known when its first page was made: pages never shift.
///
/// @param asOf   when the first page was made
/// @param mark   stands for the question that it belongs to
/// @param offset rows that came before
/// @param ends   the last seq of each shard's log that the first page contains
public record Cursor(Instant asOf, long mark, int offset, List<Long> ends) {
    /// How long the next page can be asked for.
    public static final Duration LIFE = Duration.ofHours(24);
    /// A reader must know the version of what it reads.
    private static final byte VERSION = 1;
    private static final int SHARDS_MAX = 64;
    private static final int CHARS_MAX = 1_024;

    public Cursor {
        ends = List.copyOf(ends);
    }

    /// The text that answers carry.
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(22 + 8 * ends.size()).put(VERSION).putLong(asOf.toEpochMilli())
                .putLong(mark).putInt(offset).put((byte) ends.size());
        ends.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads what `text` wrote.
    public static Checked<Cursor> read(String text, Instant now) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder()
                    .decode(text.length() <= CHARS_MAX ? text : "!"));
            if (bytes.get() != VERSION) {
                return invalid();
            }
            Instant asOf = Instant.ofEpochMilli(bytes.getLong());
            long mark = bytes.getLong();
            int offset = bytes.getInt();
            List<Long> ends = new ArrayList<>();
            for (int left = bytes.get(); left > 0; left--) {
                ends.add(bytes.getLong());
            }
            boolean possible = offset >= 0 && ends.size() <= SHARDS_MAX && !bytes.hasRemaining()
                    && ends.stream().allMatch(end -> end >= 0) && !asOf.isAfter(now);
            return possible ? alive(new Cursor(asOf, mark, offset, ends), now) : invalid();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return invalid();
        }
    }

    private static Checked<Cursor> alive(Cursor cursor, Instant now) {
        return cursor.asOf.plus(LIFE).isBefore(now)
                ? Checked.bad("cursor_expired", "cursor", "cursor: older than 24 hours; ask again without it")
                : new Checked.Fine<>(cursor);
    }

    private static Checked<Cursor> invalid() {
        return Checked.bad("cursor_invalid", "cursor", "cursor: not one that an answer's meta.next_cursor gave");
    }
}
