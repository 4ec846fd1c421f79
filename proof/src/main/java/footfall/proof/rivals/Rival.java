package footfall.proof.rivals;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.site.Shard;
import java.util.List;

/// Another design that counts what a queue delivers, in counters by hour and by day. What the queue could not read is
/// passed over. For one thread.
public sealed interface Rival permits AddCounters, ClaimEvents, TransactEvents {
    /// Counts deliveries; they are done when it returns, and come again if it throws.
    void reduce(Shard shard, List<Delivery> deliveries);

    /// What a counter says.
    long count(Shard shard, Counter counter);

    /// The events of deliveries, in their order.
    static List<Event> events(List<Delivery> deliveries) {
        return deliveries.stream().filter(Delivery.Read.class::isInstance).map(Delivery.Read.class::cast)
                .map(Delivery.Read::arrival).map(Arrival::event).toList();
    }
}
