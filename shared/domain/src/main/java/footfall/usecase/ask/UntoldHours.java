package footfall.usecase.ask;

import footfall.prefix.ShardState;
import footfall.report.Plan;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.TimeRange;
import footfall.visit.DayView;
import java.util.SortedMap;
import java.util.TreeSet;

/// The hours whose counters were begun by a version that did not count users and takings: what they lack is counted
/// from their events.
final class UntoldHours {
    private UntoldHours() {}

    /// Those that a plan would take from days and hours.
    static TreeSet<Hour> of(ShardState state, Plan plan) {
        TreeSet<Hour> untold = new TreeSet<>();
        for (TimeRange range : plan.days()) {
            Day to = Day.of(range.to());
            SortedMap<Day, DayView> closed = state.days(Day.of(range.from()), to);
            for (Day day = Day.of(range.from()); day.compareTo(to) < 0; day = new Day(day.index() + 1)) {
                if (!closed.containsKey(day) || closed.get(day).rollup().total().untold() > 0) {
                    add(state, day.firstHour(), new Day(day.index() + 1).firstHour(), untold);
                }
            }
        }
        plan.hours().forEach(range -> add(state, Hour.of(range.from()), Hour.of(range.to()), untold));
        return untold;
    }

    private static void add(ShardState state, Hour from, Hour to, TreeSet<Hour> untold) {
        state.counters(from, to).forEach((hour, counters) -> {
            if (counters.own().total().untold() > 0) {
                untold.add(hour);
            }
        });
    }
}
