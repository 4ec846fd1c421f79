package footfall.site;

import footfall.time.Day;

/// Over how many shards the events of a site are split, by the event's own UTC day. A raise takes effect at a midnight,
/// so that a client's retry finds the same log and id index.
///
/// @param count  a power of two, 1..64, from day `since`
/// @param before the count on days before `since`, at most `count`
public record Sharding(int count, int before, Day since) {
    /// One shard, always.
    public static final Sharding ONE = new Sharding(1, 1, new Day(0));

    public Sharding {
        if (Integer.bitCount(count) != 1 || count > Shard.SHARDS_MAX) {
            throw new IllegalArgumentException("shards: " + count + ", must be a power of two, 1..64");
        }
        if (Integer.bitCount(before) != 1 || before > count) {
            throw new IllegalArgumentException("before: " + before + ", must be a power of two, 1.." + count);
        }
    }

    /// The count in force on a day.
    public int on(Day day) {
        return day.index() < since.index() ? before : count;
    }
}
