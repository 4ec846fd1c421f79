package footfall.rollup;

import java.util.Arrays;

/// Adds sets up. Hashes are gathered and taken into the set together, because a set is copied whenever it grows. Used
/// by one thread, for one sum.
final class UniquesBuilder {
    private static final int HASHES_MAX = 4_096;
    private static final long[] NONE = {};

    private Uniques sum = Uniques.NONE;
    private long[] hashes = NONE;
    private int size;

    void add(Uniques more) {
        if (more.isExact()) {
            for (long hash : more.hashes()) {
                add(hash);
            }
        } else {
            sum = sum.plus(more);
        }
    }

    private void add(long hash) {
        if (size == HASHES_MAX) {
            gather();
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(1, size * 2));
        }
        hashes[size++] = hash;
    }

    private void gather() {
        sum = sum.plus(Uniques.of(Arrays.copyOf(hashes, size)));
        size = 0;
    }

    /// The set so far.
    Uniques uniques() {
        gather();
        return sum;
    }
}
