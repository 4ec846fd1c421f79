package footfall.listing;

import footfall.report.Checked;
import footfall.report.Cursor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// The form that cursors of lists have in common: a version, when the first page was made, a place, and the last seq of
/// each shard's log that the list contains.
///
/// @param version a reader must know it; no other cursor has it
/// @param place   reads a place; throws `IllegalArgumentException` if there is none
/// @param <P>     a place in the list
record CursorForm<P>(byte version, Function<ByteBuffer, P> place) {
    private static final int SHARDS_MAX = 64;
    private static final int CHARS_MAX = 2_048;

    /// Makes a cursor.
    interface Maker<P, C> {
        C of(Instant asOf, P place, List<Long> ends);
    }

    /// The text that answers carry.
    ///
    /// @param placed what `place` reads
    String text(Instant asOf, byte[] placed, List<Long> ends) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + placed.length + 8 * ends.size()).put(version)
                .putLong(asOf.toEpochMilli()).put(placed).put((byte) ends.size());
        ends.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads what `text` wrote.
    ///
    /// @param isPossible whether a place can be one of a list
    <C> Checked<C> read(String text, Instant now, Predicate<P> isPossible, Maker<P, C> maker) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder()
                    .decode(text.length() <= CHARS_MAX ? text : "!"));
            if (bytes.get() != version) {
                return invalid();
            }
            Instant asOf = Instant.ofEpochMilli(bytes.getLong());
            P found = place.apply(bytes);
            List<Long> ends = new ArrayList<>();
            for (int left = bytes.get(); left > 0; left--) {
                ends.add(bytes.getLong());
            }
            boolean possible = !bytes.hasRemaining() && ends.size() <= SHARDS_MAX
                    && ends.stream().allMatch(end -> end >= 0) && !asOf.isAfter(now) && isPossible.test(found);
            if (!possible) {
                return invalid();
            }
            return asOf.plus(Cursor.LIFE).isBefore(now)
                    ? Checked.bad("cursor_expired", "cursor", "cursor: older than 24 hours; ask again without it")
                    : new Checked.Fine<>(maker.of(asOf, found, ends));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return invalid();
        }
    }

    private static <C> Checked<C> invalid() {
        return Checked.bad("cursor_invalid", "cursor", "cursor: not one that an answer's meta.next_cursor gave");
    }
}
