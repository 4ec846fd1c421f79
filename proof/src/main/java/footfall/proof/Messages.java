package footfall.proof;

import footfall.event.Delivery;
import footfall.event.EventId;
import footfall.log.IdHash;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A queue that never runs dry, of messages that carry an event each; it takes back what was not done. For one thread
/// at a time.
final class Messages {
    private final Trace trace;
    private final SiteId site;
    private final int first;
    private final int shards;
    private final Queue<Delivery> again = new ArrayDeque<>();
    private final Set<EventId> done = new HashSet<>();
    private long givenBack;

    /// @param first  the first of the shards whose events it carries
    /// @param shards how many they are, a power of two
    Messages(Trace trace, SiteId site, int first, int shards) {
        this.trace = trace;
        this.site = site;
        this.first = first;
        this.shards = shards;
    }

    /// The next messages, by shard; what was given back comes first.
    SortedMap<Shard, List<Delivery>> batch(int messages) {
        SortedMap<Shard, List<Delivery>> batch = new TreeMap<>();
        for (int i = 0; i < messages; i++) {
            Delivery next = again.isEmpty() ? new Delivery.Read(trace.next()) : again.remove();
            batch.computeIfAbsent(shard(id(next)), _ -> new ArrayList<>()).add(next);
        }
        return batch;
    }

    void giveBack(List<Delivery> deliveries) {
        again.addAll(deliveries);
        givenBack += deliveries.size();
    }

    void done(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> done.add(id(delivery)));
    }

    /// The ids of all events whose messages are done.
    Set<EventId> done() {
        return done;
    }

    /// How many messages were given back.
    long givenBack() {
        return givenBack;
    }

    private Shard shard(EventId id) {
        return new Shard(site, first + ((int) IdHash.of(id).high() & shards - 1));
    }

    private static EventId id(Delivery delivery) {
        return ((Delivery.Read) delivery).arrival().event().id();
    }
}
