package footfall.log;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import java.time.Instant;
import java.util.Comparator;

/// An event that is failed now.
///
/// @param detail   which rule it broke
/// @param attempts how often it was tried
/// @param seq      the segment that holds its content
public record FailedRow(EventId id, Instant receivedAt, FailReason reason, String detail, int attempts, long seq)
        implements Comparable<FailedRow> {
    private static final Comparator<FailedRow> OLDEST = Comparator.comparing(FailedRow::receivedAt)
            .thenComparing(FailedRow::id);

    /// The row of an entry in a segment.
    public static FailedRow of(Entry.Failed failed, long seq) {
        return new FailedRow(failed.id(), failed.receivedAt(), failed.reason(), failed.detail(), failed.attempts(),
                seq);
    }

    /// Whether the event is kept whole, so that it can be sent again.
    public boolean isWhole() {
        return reason != FailReason.TOO_LARGE;
    }

    /// By arrival, ties by id: two rows that compare as equal are of one event.
    @Override
    public int compareTo(FailedRow other) {
        return OLDEST.compare(this, other);
    }
}
