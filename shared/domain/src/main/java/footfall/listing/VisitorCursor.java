package footfall.listing;

import footfall.report.Checked;
import footfall.report.CodePoints;
import footfall.report.Cursor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// Where the last page of a list of visitors ended, and what was known when its first page was made: each visitor is on
/// one page, in the place that it had then.
///
/// @param asOf when the first page was made
/// @param last the last row of the last page
/// @param ends the last seq of each shard's log that the list contains
public record VisitorCursor(Instant asOf, Place last, List<Long> ends) {
    /// A reader must know the version of what it reads; no other cursor has it.
    private static final byte VERSION = 3;
    private static final int SHARDS_MAX = 64;
    private static final int CHARS_MAX = 2_048;

    public VisitorCursor {
        ends = List.copyOf(ends);
    }

    /// A place in the list: who was seen later stands before, of two at once the one whose id comes first.
    ///
    /// @param at when the visitor was seen last
    public record Place(Instant at, String visitor) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::at).reversed()
                .thenComparing(Place::visitor, CodePoints::compare);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// The text that answers carry.
    public String text() {
        byte[] visitor = last.visitor().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(20 + visitor.length + 8 * ends.size()).put(VERSION)
                .putLong(asOf.toEpochMilli()).putLong(last.at().toEpochMilli()).putShort((short) visitor.length)
                .put(visitor).put((byte) ends.size());
        ends.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads what `text` wrote.
    public static Checked<VisitorCursor> read(String text, Instant now) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder()
                    .decode(text.length() <= CHARS_MAX ? text : "!"));
            if (bytes.get() != VERSION) {
                return invalid();
            }
            Instant asOf = Instant.ofEpochMilli(bytes.getLong());
            Instant at = Instant.ofEpochMilli(bytes.getLong());
            byte[] visitor = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(visitor);
            List<Long> ends = new ArrayList<>();
            for (int left = bytes.get(); left > 0; left--) {
                ends.add(bytes.getLong());
            }
            boolean possible = !bytes.hasRemaining() && ends.size() <= SHARDS_MAX
                    && ends.stream().allMatch(end -> end >= 0) && !asOf.isAfter(now);
            if (!possible) {
                return invalid();
            }
            return asOf.plus(Cursor.LIFE).isBefore(now)
                    ? Checked.bad("cursor_expired", "cursor", "cursor: older than 24 hours; ask again without it")
                    : new Checked.Fine<>(new VisitorCursor(asOf,
                            new Place(at, new String(visitor, StandardCharsets.UTF_8)), ends));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return invalid();
        }
    }

    private static Checked<VisitorCursor> invalid() {
        return Checked.bad("cursor_invalid", "cursor", "cursor: not one that an answer's meta.next_cursor gave");
    }
}
