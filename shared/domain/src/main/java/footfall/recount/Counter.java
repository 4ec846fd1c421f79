package footfall.recount;

import footfall.event.What;
import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import java.math.BigDecimal;
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
        private long daily;
        private final Set<Long> visitors = new HashSet<>();
        private final Set<Long> users = new HashSet<>();
        private final SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        private final SortedMap<String, Long> paid = new TreeMap<>();

        void addEvents(long more, long ofThemViews, Set<Long> by) {
            events += more;
            pageviews += ofThemViews;
            visitors.addAll(by);
        }

        void addUser(long user) {
            users.add(user);
        }

        void addDaily() {
            daily++;
        }

        void addRevenue(What.Revenue revenue) {
            amounts.merge(revenue.currency(), revenue.amount(), BigDecimal::add);
            paid.merge(revenue.currency(), 1L, Long::sum);
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
            SortedMap<String, Takings.Sum> takings = new TreeMap<>();
            amounts.forEach((currency, amount) ->
                    takings.put(currency, new Takings.Sum(amount, paid.getOrDefault(currency, 0L))));
            return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors, set(visitors),
                    set(users), new Takings(takings), 0, daily);
        }

        private static Uniques set(Set<Long> hashes) {
            return Uniques.of(hashes.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
