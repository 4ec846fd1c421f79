package footfall.recount;

import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.time.Day;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A day, added up again from its hours as they were counted again.
public final class DayRecount {
    private final Day day;
    private Tally total = Tally.NONE;
    private final Map<Dimension, SortedMap<String, Tally>> rows = new EnumMap<>(Dimension.class);

    /// A day without any hours yet.
    public DayRecount(Day day) {
        this.day = day;
    }

    /// Adds what was counted of an hour.
    public void add(Rollup hour) {
        total = total.plus(hour.total());
        hour.keys().forEach((dimension, more) -> more.forEach((row, tally) ->
                rows.computeIfAbsent(dimension, _ -> new TreeMap<>()).merge(row, tally, Tally::plus)));
    }

    /// Where a day's view says something else.
    public List<Difference> differences(Rollup view) {
        return Comparison.rollups("day " + day.start(), new Rollup(total, rows), view);
    }
}
