package footfall.report;

import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import java.util.Arrays;

/// Adds up one row. Hashes of single visitors are gathered and taken into the sketch together.
final class RowSum {
    private static final int HASHES_MAX = 4_096;

    private Tally sum = Tally.NONE;
    private long events;
    private long pageviews;
    private long[] hashes = new long[4];
    private int size;

    void add(Tally tally) {
        sum = sum.plus(tally);
    }

    /// Adds counted events of nobody.
    void addEvent(boolean pageview) {
        events++;
        pageviews += pageview ? 1 : 0;
    }

    /// Adds a visitor, new or not.
    void addVisitor(long hash) {
        if (size == hashes.length) {
            if (size >= HASHES_MAX) {
                flush();
            } else {
                hashes = Arrays.copyOf(hashes, size * 2);
            }
        }
        hashes[size++] = hash;
    }

    private void flush() {
        Uniques visitors = Uniques.of(Arrays.copyOf(hashes, size));
        sum = sum.plus(Tally.ofEvents(events, pageviews, visitors));
        events = 0;
        pageviews = 0;
        size = 0;
    }

    /// The sum so far.
    Tally tally() {
        flush();
        return sum;
    }
}
