package footfall.log;

import footfall.event.Entry;
import footfall.site.Shard;
import java.time.Instant;
import java.util.List;

/// A block of entries, written once at its place in the log.
///
/// @param shard      whose log
/// @param seq        1, 2, 3 ... without holes
/// @param appendedAt when a reducer made it
/// @param entries    at least one, in the order in which they were sifted
public record Segment(Shard shard, long seq, Instant appendedAt, List<Entry> entries) {
    public Segment {
        if (seq < 1) {
            throw new IllegalArgumentException("seq: " + seq + ", must be 1 or more");
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries: none, a segment has at least one");
        }
        entries = List.copyOf(entries);
    }
}
