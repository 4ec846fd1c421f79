package footfall.log;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.site.Shard;
import footfall.time.Hour;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The events that arrived in an hour and are failed now. A failed entry adds its event or replaces its row; an
/// aggregated or skipped one of the same event takes the row away. Stored only while that changes it.
///
/// @param fold     the seq of the last segment that it contains
/// @param rows     at most `ROWS_MAX`, by arrival, then id
/// @param beyond   failed entries for which no row was free, by reason: counted, but not listed
/// @param redriven how many rows left the list
/// @param skipped  how many redriven events were skipped, by reason: the hour's counters leave them out
public record FailedHour(Shard shard, Hour hour, long fold, List<FailedRow> rows, SortedMap<String, Long> beyond,
                         long redriven, SortedMap<String, Long> skipped) implements View {
    /// The most rows of one hour: some megabytes, which the store splits over items.
    public static final int ROWS_MAX = 50_000;

    public FailedHour {
        rows = List.copyOf(rows);
        beyond = Collections.unmodifiableSortedMap(new TreeMap<>(beyond));
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    }

    /// An hour of which nothing failed yet.
    public static FailedHour none(Shard shard, Hour hour) {
        return new FailedHour(shard, hour, 0, List.of(), Collections.emptySortedMap(), 0,
                Collections.emptySortedMap());
    }

    /// Where the list of an hour stands.
    public static ViewKey key(Shard shard, Hour hour) {
        return new ViewKey(shard, ViewKind.FAILED, hour.index(), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, hour);
    }

    /// Whether another says the same, whatever prefix it is of.
    public boolean saysTheSame(FailedHour other) {
        return rows.equals(other.rows) && beyond.equals(other.beyond) && redriven == other.redriven
                && skipped.equals(other.skipped);
    }

    /// How many events are failed now, by reason.
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>(beyond);
        rows.forEach(row -> counts.merge(row.reason().code(), 1L, Long::sum));
        return counts;
    }

    /// The list with every segment after its fold.
    ///
    /// @param segments ascending; those up to the list's fold change nothing
    /// @param to       the fold of the result: the last seq of the prefix that the segments end
    public FailedHour follow(List<Segment> segments, long to) {
        Following next = new Following();
        segments.stream().filter(segment -> segment.seq() > fold)
                .forEach(segment -> segment.entries().forEach(entry -> next.add(entry, segment.seq())));
        return new FailedHour(shard, hour, Math.max(to, fold), List.copyOf(next.open.values()), next.unlisted,
                next.gone, next.passed);
    }

    private record Arrived(Instant at, EventId id) implements Comparable<Arrived> {
        @Override
        public int compareTo(Arrived other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    /// One way forward, one thread.
    private final class Following {
        private final TreeMap<Arrived, FailedRow> open = new TreeMap<>();
        private final SortedMap<String, Long> unlisted = new TreeMap<>(beyond);
        private final SortedMap<String, Long> passed = new TreeMap<>(skipped);
        private long gone = redriven;

        Following() {
            rows.forEach(row -> open.put(new Arrived(row.receivedAt(), row.id()), row));
        }

        void add(Entry entry, long seq) {
            if (!Hour.of(entry.receivedAt()).equals(hour)) {
                return;
            }
            Arrived event = new Arrived(entry.receivedAt(), entry.id());
            switch (entry) {
                case Entry.Failed failed -> fail(event, FailedRow.of(failed, seq));
                case Entry.Aggregated _ -> leave(event);
                case Entry.Skipped skip -> {
                    if (leave(event) && skip.attempts() > 1) {
                        passed.merge(skip.reason().code(), 1L, Long::sum);
                    }
                }
                case Entry.Dropped _ -> { }
            }
        }

        /// What the queue delivers again late is no later attempt.
        private void fail(Arrived event, FailedRow row) {
            if (open.containsKey(event) || open.size() < ROWS_MAX) {
                open.merge(event, row, (before, now) -> now.attempts() < before.attempts() ? before : now);
            } else {
                unlisted.merge(row.reason().code(), 1L, Long::sum);
            }
        }

        private boolean leave(Arrived event) {
            boolean left = open.remove(event) != null;
            gone += left ? 1 : 0;
            return left;
        }
    }
}
