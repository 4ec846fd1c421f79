package footfall.recount;

import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// Names where two counts of the same thing differ. A row that is not there is a row of zeros.
final class Comparison {
    private Comparison() {}

    static void number(String where, String what, long log, long view, Collection<Difference> found) {
        if (log != view) {
            found.add(new Difference(where, what, Long.toString(log), Long.toString(view)));
        }
    }

    static void text(String where, String what, String log, String view, Collection<Difference> found) {
        if (!log.equals(view)) {
            found.add(new Difference(where, what, log, view));
        }
    }

    static List<Difference> rollups(String where, Rollup log, Rollup view) {
        List<Difference> found = new ArrayList<>();
        tallies(where, "total", log.total(), view.total(), found);
        for (Dimension dimension : Dimension.values()) {
            SortedMap<String, Tally> mine = log.rows(dimension);
            SortedMap<String, Tally> theirs = view.rows(dimension);
            if (theirs.containsKey(Dimension.OTHER)) {
                tallies(where, dimension.code() + " rows together", sum(mine), sum(theirs), found);
                continue;
            }
            TreeSet<String> rows = new TreeSet<>(mine.keySet());
            rows.addAll(theirs.keySet());
            for (String row : rows) {
                tallies(where, dimension.code() + " " + row, mine.getOrDefault(row, Tally.NONE),
                        theirs.getOrDefault(row, Tally.NONE), found);
            }
        }
        return found;
    }

    private static Tally sum(SortedMap<String, Tally> rows) {
        return rows.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    private static void tallies(String where, String what, Tally log, Tally view, Collection<Difference> found) {
        if (log.equals(view)) {
            return;
        }
        number(where, what + " events", log.events(), view.events(), found);
        number(where, what + " pageviews", log.pageviews(), view.pageviews(), found);
        number(where, what + " sessions", log.sessions(), view.sessions(), found);
        number(where, what + " bounces", log.bounces(), view.bounces(), found);
        number(where, what + " durationMs", log.durationMs(), view.durationMs(), found);
        number(where, what + " durations", log.durations(), view.durations(), found);
        number(where, what + " newVisitors", log.newVisitors(), view.newVisitors(), found);
        if (!log.visitors().equals(view.visitors())) {
            found.add(new Difference(where, what + " visitors", log.visitors().count() + " of one set",
                    view.visitors().count() + " of another"));
        }
        // A view that was begun before these were counted says so, and is not asked for them.
        if (view.untold() == 0 && !log.users().equals(view.users())) {
            found.add(new Difference(where, what + " users", log.users().count() + " of one set",
                    view.users().count() + " of another"));
        }
        if (view.untold() == 0) {
            number(where, what + " daily", log.daily(), view.daily(), found);
            text(where, what + " takings", log.takings().byCurrency().toString(),
                    view.takings().byCurrency().toString(), found);
        }
    }
}
