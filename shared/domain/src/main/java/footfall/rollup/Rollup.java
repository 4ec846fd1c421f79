package footfall.rollup;

import java.util.Collections;
import java.util.EnumMap;
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

    public Rollup {
        EnumMap<Dimension, SortedMap<String, Tally>> copy = new EnumMap<>(Dimension.class);
        keys.forEach((dimension, rows) -> copy.put(dimension, Collections.unmodifiableSortedMap(new TreeMap<>(rows))));
        keys = Collections.unmodifiableMap(copy);
    }

    /// The rows of a dimension, none if it has none.
    public SortedMap<String, Tally> rows(Dimension dimension) {
        return keys.getOrDefault(dimension, Collections.emptySortedMap());
    }

    /// Both together.
    public Rollup plus(Rollup other) {
        RollupBuilder sum = new RollupBuilder();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }
}
