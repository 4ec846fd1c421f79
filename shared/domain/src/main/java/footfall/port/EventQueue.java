package footfall.port;

import footfall.event.Arrival;
import footfall.event.Sending;
import footfall.site.Shard;
import java.util.List;

/// Takes accepted events, and failed ones again. Safe for use by many threads.
public interface EventQueue {
    /// Sends each batch, split to messages as the queue needs it. An event counts as taken only if the queue confirmed
    /// the message that carries it. Throws `Unavailable` only if nothing can be said to be taken.
    ///
    /// @return for each batch, in order, which of its sendings were taken, by index
    List<Taken> send(List<Batch> batches);

    /// What is for one shard, to be reduced together if it fits.
    record Batch(Shard shard, List<? extends Sending> sendings) {
        public Batch {
            sendings = List.copyOf(sendings);
        }

        /// The events among them that come for the first time.
        public List<Arrival> arrivals() {
            return sendings.stream().filter(Arrival.class::isInstance).map(Arrival.class::cast).toList();
        }
    }

    /// Which sendings of a batch are safe in the queue.
    ///
    /// @param indexes ascending indexes into the batch's sendings
    record Taken(List<Integer> indexes) {
        public Taken {
            indexes = List.copyOf(indexes);
        }
    }
}
