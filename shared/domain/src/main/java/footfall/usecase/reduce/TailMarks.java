package footfall.usecase.reduce;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.Weight;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// What a reducer remembers of a shard's tail: the ids that were taken in it, how far it goes, how heavy it is. It
/// may remember segments that others folded meanwhile; that makes it longer, never wrong. For one thread at a time.
final class TailMarks {
    /// Beyond this many ids the marks are forgotten and read again from the head.
    static final int IDS_MAX = 200_000;

    private final Set<EventId> taken = new HashSet<>();
    private long end;
    private long weightBytes;
    private Instant oldest = Instant.MAX;

    TailMarks(Head head) {
        this.end = head.folded();
    }

    void add(Segment segment) {
        if (segment.seq() != end + 1) {
            throw new IllegalArgumentException("seq: " + segment.seq() + ", must be " + (end + 1));
        }
        end = segment.seq();
        oldest = oldest.equals(Instant.MAX) ? segment.appendedAt() : oldest;
        for (Entry entry : segment.entries()) {
            weightBytes += Weight.of(entry);
            if (entry.takesId()) {
                taken.add(entry.id());
            }
        }
    }

    boolean hasTaken(EventId id) {
        return taken.contains(id);
    }

    long end() {
        return end;
    }

    boolean isTooLarge() {
        return taken.size() > IDS_MAX;
    }

    TailState state() {
        return new TailState(end, weightBytes, oldest);
    }
}
