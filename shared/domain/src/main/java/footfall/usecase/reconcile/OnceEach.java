package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.SkipReason;
import footfall.log.Segment;
import footfall.recount.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Whether each id of a log is aggregated once. Reads the log several times if it has many ids, a part of them each
/// time.
final class OnceEach {
    /// About how many ids are held at a time.
    private static final int IDS_A_PASS = 500_000;

    private final int pass;
    private final int passes;
    private final boolean whole;
    private final Map<EventId, Long> aggregatedIn = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();

    private OnceEach(int pass, int passes, boolean whole) {
        this.pass = pass;
        this.passes = passes;
        this.whole = whole;
    }

    /// The ids that are aggregated twice, or, in a whole log, skipped as duplicates of nothing. When time
    /// is up, those that were found until then.
    static List<Difference> differences(LogPages pages, long aggregated, BooleanSupplier isTimeUp) {
        int passes = Math.toIntExact(1 + aggregated / IDS_A_PASS);
        List<Difference> found = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            OnceEach ids = new OnceEach(pass, passes, pages.first() == 1);
            pages.forEach(ids::add, isTimeUp);
            found.addAll(ids.found);
        }
        return found;
    }

    private void add(Segment segment) {
        for (Entry entry : segment.entries()) {
            if (Math.floorMod(entry.id().hashCode(), passes) == pass) {
                add(segment.seq(), entry);
            }
        }
    }

    private void add(long seq, Entry entry) {
        switch (entry) {
            case Entry.Aggregated _ -> {
                Long before = aggregatedIn.put(entry.id(), seq);
                if (before != null) {
                    differ(entry.id(), "aggregated once", "aggregated in segments " + before + " and " + seq);
                }
            }
            case Entry.Skipped skipped when skipped.reason() == SkipReason.DUPLICATE -> {
                if (whole && !aggregatedIn.containsKey(entry.id())) {
                    differ(entry.id(), "aggregated before segment " + seq, "skipped as a duplicate of nothing");
                }
            }
            case Entry.Dropped dropped when dropped.takesId() -> {
                if (aggregatedIn.put(entry.id(), seq) != null) {
                    differ(entry.id(), "counted as dropped once", "counted again in segment " + seq);
                }
            }
            case Entry.Skipped _, Entry.Failed _, Entry.Dropped _ -> { }
        }
    }

    private void differ(EventId id, String expected, String there) {
        found.add(new Difference("log", "id " + id, expected, there));
    }
}
