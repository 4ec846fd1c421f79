package footfall.port;

import footfall.event.Arrival;
import footfall.site.Shard;
import java.util.List;

/// Takes accepted events. Safe for use by many threads.
public interface EventQueue {
    /// Sends each batch, split to messages as the queue needs it. An event counts as taken only if the queue confirmed
    /// the message that carries it. Throws `Unavailable` only if nothing can be said to be taken.
    ///
    /// @return for each batch, in order, which of its arrivals were taken, by index
    List<Taken> send(List<Batch> batches);

    /// The events of one shard, to be reduced together if they fit.
    record Batch(Shard shard, List<Arrival> arrivals) {
        public Batch {
            arrivals = List.copyOf(arrivals);
        }
    }

    /// Which arrivals of a batch are safe in the queue.
    ///
    /// @param indexes ascending indexes into the batch's arrivals
    record Taken(List<Integer> indexes) {
        public Taken {
            indexes = List.copyOf(indexes);
        }
    }
}
