package footfall.listing;

import footfall.report.Checked;
import footfall.report.CodePoints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Where the last page of a list of visitors ended, and what was known when its first page was made: each visitor is on
/// one page, in the place that it had then.
///
/// @param asOf when the first page was made
/// @param last the last row of the last page
/// @param ends the last seq of each shard's log that the list contains
public record VisitorCursor(Instant asOf, Place last, List<Long> ends) {
    private static final CursorForm<Place> FORM = new CursorForm<>((byte) 3, VisitorCursor::place);

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
        return FORM.text(asOf, ByteBuffer.allocate(10 + visitor.length).putLong(last.at().toEpochMilli())
                .putShort((short) visitor.length).put(visitor).array(), ends);
    }

    /// Reads what `text` wrote.
    public static Checked<VisitorCursor> read(String text, Instant now) {
        return FORM.read(text, now, _ -> true, VisitorCursor::new);
    }

    private static Place place(ByteBuffer bytes) {
        Instant at = Instant.ofEpochMilli(bytes.getLong());
        byte[] visitor = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(visitor);
        return new Place(at, new String(visitor, StandardCharsets.UTF_8));
    }
}
