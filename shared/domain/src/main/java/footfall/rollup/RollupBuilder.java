package footfall.rollup;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds tallies up to a rollup. Used by one thread, for one sum.
public final class RollupBuilder {
    private Tally total = Tally.NONE;
    private final Map<Dimension, SortedMap<String, Tally>> keys = new EnumMap<>(Dimension.class);

    /// Adds to the total.
    public void addTotal(Tally tally) {
        total = total.plus(tally);
    }

    /// Adds to one row.
    public void addRow(Dimension dimension, String row, Tally tally) {
        keys.computeIfAbsent(dimension, _ -> new TreeMap<>()).merge(row, tally, Tally::plus);
    }

    /// Adds a whole rollup.
    public void add(Rollup rollup) {
        addTotal(rollup.total());
        rollup.keys().forEach((dimension, rows) -> rows.forEach((row, tally) -> addRow(dimension, row, tally)));
    }

    /// The sum so far.
    public Rollup build() {
        return new Rollup(total, keys);
    }
}
