package footfall.recount;

import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Numbers that are counted up, in all and by row; visitors as plain sets. Used by one thread, for one hour.
final class Counter {
    private final Cell total = new Cell();
    private final Map<Dimension, SortedMap<String, Cell>> rows = new EnumMap<>(Dimension.class);

    Cell total() {
        return total;
    }

    Cell row(Dimension dimension, String value) {
        return rows.computeIfAbsent(dimension, _ -> new TreeMap<>())
                .computeIfAbsent(dimension.row(value), _ -> new Cell());
    }

    /// What was counted, in the shape of a view's numbers.
    Rollup rollup() {
        Map<Dimension, SortedMap<String, Tally>> tallies = new EnumMap<>(Dimension.class);
        rows.forEach((dimension, cells) -> {
            SortedMap<String, Tally> row = new TreeMap<>();
            cells.forEach((value, cell) -> row.put(value, cell.tally()));
            tallies.put(dimension, row);
        });
        return new Rollup(total.tally(), tallies);
    }

    /// The numbers of one row.
    static final class Cell {
        private long events;
        private long pageviews;
        private long sessions;
        private long bounces;
        private long durationMs;
        private long durations;
        private long newVisitors;
        private final Set<Long> visitors = new HashSet<>();

        void addEvents(long more, long ofThemViews, Set<Long> by) {
            events += more;
            pageviews += ofThemViews;
            visitors.addAll(by);
        }

        void addSession(boolean bounce, long ms) {
            sessions++;
            bounces += bounce ? 1 : 0;
            durationMs += ms;
            durations += ms > 0 ? 1 : 0;
        }

        void addNewVisitor() {
            newVisitors++;
        }

        private Tally tally() {
            long[] hashes = visitors.stream().mapToLong(Long::longValue).toArray();
            return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors,
                    Uniques.of(hashes));
        }
    }
}
