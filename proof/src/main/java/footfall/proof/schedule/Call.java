package footfall.proof.schedule;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A call of the outside that a task is about to make.
public final class Call {
    /// What a task does before its first call: it touches nothing, and is never a choice.
    static final Call BEGIN = new Call(() -> "begins", List.of(), Set.of());

    private final Supplier<String> words;
    private final List<Touch> touches;
    private final Set<Outcome> faults;
    private final long reads;
    private final long writes;

    /// @param words   how a story tells it
    /// @param touches all that it may read or write
    /// @param faults  what may befall it beside going well
    public Call(Supplier<String> words, List<Touch> touches, Set<Outcome> faults) {
        this.words = words;
        this.touches = touches;
        this.faults = faults;
        long read = 0;
        long written = 0;
        for (Touch touch : touches) {
            read |= touch.mark();
            written |= touch.write() ? touch.mark() : 0;
        }
        this.reads = read;
        this.writes = written;
    }

    /// How a story tells it.
    public String words() {
        return words.get();
    }

    /// What may befall it beside going well.
    public Set<Outcome> faults() {
        return faults;
    }

    /// Whether the order of both can matter to anybody.
    boolean conflicts(Call other) {
        if ((writes & other.reads) == 0 && (reads & other.writes) == 0) {
            return false;
        }
        for (Touch mine : touches) {
            for (Touch theirs : other.touches) {
                if (mine.conflicts(theirs)) {
                    return true;
                }
            }
        }
        return false;
    }
}
