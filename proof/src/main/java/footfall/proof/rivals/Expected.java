package footfall.proof.rivals;

import footfall.event.Event;
import footfall.site.Shard;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What a rival's counters should say of all events that were sent. For one thread.
public final class Expected {
    private final Map<Counter, Long> counts = new TreeMap<>(Comparator.comparing(Counter::window)
            .thenComparing(Counter::dimension).thenComparing(Counter::value));

    /// Counts an event that is sent for the first time.
    public void add(Event event) {
        Counter.of(event).forEach(counter -> counts.merge(counter, 1L, Long::sum));
    }

    /// How many counters say something else.
    public long differences(Rival rival, Shard shard) {
        return counts.entrySet().stream().filter(entry -> rival.count(shard, entry.getKey()) != entry.getValue())
                .count();
    }

    /// By how much all counters together say too much.
    public long excess(Rival rival, Shard shard) {
        return counts.entrySet().stream().mapToLong(entry -> rival.count(shard, entry.getKey()) - entry.getValue())
                .sum();
    }
}
