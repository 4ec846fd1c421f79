package footfall.recount;

import java.time.Instant;
import java.util.Map;

/// What is kept of a set of visitors and their first events, so that it can be known again without being held: how
/// many, and a sum of well-mixed bits, in whatever order they came.
///
/// @param count how many
/// @param sum   of 64 bits of each
public record VisitorMark(long count, long sum) {
    /// Nobody.
    public static final VisitorMark NONE = new VisitorMark(0, 0);

    /// This set with one visitor more.
    public VisitorMark with(long visitor, Instant first) {
        return new VisitorMark(count + 1, sum + mixed(visitor + mixed(first.toEpochMilli())));
    }

    /// Both sets, which have nobody in common.
    public VisitorMark plus(VisitorMark other) {
        return new VisitorMark(count + other.count, sum + other.sum);
    }

    static VisitorMark of(Map<Long, Instant> firsts) {
        VisitorMark mark = NONE;
        for (Map.Entry<Long, Instant> first : firsts.entrySet()) {
            mark = mark.with(first.getKey(), first.getValue());
        }
        return mark;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
    private static long mixed(long bits) {
        long more = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long most = (more ^ more >>> 27) * 0x94D049BB133111EBL;
        return most ^ most >>> 31;
    }
}
