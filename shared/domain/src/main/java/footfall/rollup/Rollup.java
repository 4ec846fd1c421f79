package footfall.rollup;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tallies of a stretch of time: in all, and by each key of each dimension. Rollups of stretches that do not
/// overlap add up.
///
/// @param total in all
/// @param keys  by dimension and row; rows in code point order
public record Rollup(Tally total, Map<Dimension, SortedMap<String, Tally>> keys) {
    /// The most keys that a dimension of one hour names; the rest adds to `(other)`.
    public static final int KEYS_MAX = 1_000;
    /// Nothing was counted.
    public static final Rollup NONE = new Rollup(Tally.NONE, Map.of());

    private static final Comparator<Map.Entry<String, Tally>> LARGEST =
            Comparator.<Map.Entry<String, Tally>>comparingLong(row -> row.getValue().events()).reversed()
                    .thenComparing(Map.Entry.comparingByKey());

    public Rollup {
        EnumMap<Dimension, SortedMap<String, Tally>> copy = new EnumMap<>(Dimension.class);
        keys.forEach((dimension, rows) -> copy.put(dimension, Collections.unmodifiableSortedMap(new TreeMap<>(rows))));
        keys = Collections.unmodifiableMap(copy);
    }

    /// The rows of a dimension, none if it has none.
    public SortedMap<String, Tally> rows(Dimension dimension) {
        return keys.getOrDefault(dimension, Collections.emptySortedMap());
    }

    /// The same with at most `KEYS_MAX` keys a dimension named: the largest by events, then by key; what the others
    /// counted is under `(other)`. The total stays what it is.
    public Rollup named() {
        if (keys.values().stream().allMatch(rows -> rows.size() <= KEYS_MAX)) {
            return this;
        }
        RollupBuilder named = new RollupBuilder();
        named.addTotal(total);
        keys.forEach((dimension, rows) -> {
            List<Map.Entry<String, Tally>> largest = rows.entrySet().stream().sorted(LARGEST).toList();
            for (int i = 0; i < largest.size(); i++) {
                named.addRow(dimension, i < KEYS_MAX ? largest.get(i).getKey() : Dimension.OTHER,
                        largest.get(i).getValue());
            }
        });
        return named.build();
    }

    /// Both together.
    public Rollup plus(Rollup other) {
        RollupBuilder sum = new RollupBuilder();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }
}
