package footfall.rollup;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds tallies up to a rollup. Used by one thread, for one sum.
public final class RollupBuilder {
    private final TallyBuilder total = new TallyBuilder();
    private final Map<Dimension, SortedMap<String, TallyBuilder>> keys = new EnumMap<>(Dimension.class);

    /// Adds to the total.
    public void addTotal(Tally tally) {
        total.add(tally);
    }

    /// Adds to one row.
    public void addRow(Dimension dimension, String row, Tally tally) {
        keys.computeIfAbsent(dimension, _ -> new TreeMap<>()).computeIfAbsent(row, _ -> new TallyBuilder()).add(tally);
    }

    /// Adds a whole rollup.
    public void add(Rollup rollup) {
        addTotal(rollup.total());
        rollup.keys().forEach((dimension, rows) -> rows.forEach((row, tally) -> addRow(dimension, row, tally)));
    }

    /// The sum so far.
    public Rollup build() {
        Map<Dimension, SortedMap<String, Tally>> tallies = new EnumMap<>(Dimension.class);
        keys.forEach((dimension, rows) -> {
            SortedMap<String, Tally> sums = new TreeMap<>();
            rows.forEach((row, sum) -> sums.put(row, sum.tally()));
            tallies.put(dimension, sums);
        });
        return new Rollup(total.tally(), tallies);
    }
}
