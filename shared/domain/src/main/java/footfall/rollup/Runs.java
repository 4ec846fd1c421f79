package footfall.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// A set of segment numbers as runs of neighbours: an hour's segments mostly stand in a row.
///
/// @param bounds first and last of each run, ascending, in pairs
public record Runs(List<Long> bounds) {
    /// No numbers.
    public static final Runs NONE = new Runs(List.of());

    public Runs {
        bounds = List.copyOf(bounds);
    }

    /// This set with one number more, not below any that it has; a number that it has already changes nothing.
    public Runs with(long seq) {
        if (bounds.isEmpty()) {
            return new Runs(List.of(seq, seq));
        }
        long last = bounds.getLast();
        if (seq <= last) {
            return this;
        }
        List<Long> more = new ArrayList<>(bounds);
        if (seq == last + 1) {
            more.set(more.size() - 1, seq);
        } else {
            more.add(seq);
            more.add(seq);
        }
        return new Runs(more);
    }

    /// Every number, ascending.
    public LongStream seqs() {
        LongStream all = LongStream.empty();
        for (int i = 0; i < bounds.size(); i += 2) {
            all = LongStream.concat(all, LongStream.rangeClosed(bounds.get(i), bounds.get(i + 1)));
        }
        return all;
    }
}
