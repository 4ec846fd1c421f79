package footfall.rollup;

import java.util.Arrays;

/// Adds tallies up. Hashes of visitors are gathered and taken into the set together, because a set is copied whenever
/// it grows. Used by one thread, for one sum.
public final class TallyBuilder {
    private static final int HASHES_MAX = 4_096;
    private static final long[] NONE = {};

    private long events;
    private long pageviews;
    private long sessions;
    private long bounces;
    private long durationMs;
    private long durations;
    private long newVisitors;
    private Uniques visitors = Uniques.NONE;
    private long[] hashes = NONE;
    private int size;

    /// Adds a tally.
    public void add(Tally tally) {
        events += tally.events();
        pageviews += tally.pageviews();
        sessions += tally.sessions();
        bounces += tally.bounces();
        durationMs += tally.durationMs();
        durations += tally.durations();
        newVisitors += tally.newVisitors();
        if (tally.visitors().isExact()) {
            for (long hash : tally.visitors().hashes()) {
                addVisitor(hash);
            }
        } else {
            visitors = visitors.plus(tally.visitors());
        }
    }

    private void addVisitor(long hash) {
        if (size == HASHES_MAX) {
            gather();
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(1, size * 2));
        }
        hashes[size++] = hash;
    }

    private void gather() {
        visitors = visitors.plus(Uniques.of(Arrays.copyOf(hashes, size)));
        size = 0;
    }

    /// The sum so far.
    public Tally tally() {
        gather();
        return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors, visitors);
    }
}
