package footfall.event;

import java.time.Instant;
import java.util.List;

/// One thing of a message that the queue delivered: an event, read or not to be read, that there was one of which
/// nothing is kept, or a number of dropped ones.
public sealed interface Delivery {
    /// The event's id.
    EventId id();

    /// The time under which the id index keeps it.
    Instant claimedAt();

    /// What it would repeat, if that is in the log.
    default List<Twin> twins() {
        return List.of();
    }

    /// An event that could be read.
    ///
    /// @param attempts how often it is tried with this one; 1 unless it was redriven
    record Read(Arrival arrival, int attempts) implements Delivery {
        /// An event at its first attempt.
        public Read(Arrival arrival) {
            this(arrival, 1);
        }

        @Override
        public EventId id() {
            return arrival.event().id();
        }

        @Override
        public Instant claimedAt() {
            return arrival.event().claimedAt();
        }

        @Override
        public List<Twin> twins() {
            return arrival.twins();
        }
    }

    /// An event that could not be read although its message could; it becomes `Failed`.
    ///
    /// @param id       the id found in it; if it has none, one made of its message and place, the same at each delivery
    /// @param detail   which field broke which rule
    /// @param content  the event as it stood in the message
    /// @param attempts how often it is tried with this one; 1 unless it was redriven
    record Broken(EventId id, Instant receivedAt, FailReason reason, String detail, String content, int attempts)
            implements Delivery {
        /// An event at its first attempt.
        public Broken(EventId id, Instant receivedAt, FailReason reason, String detail, String content) {
            this(id, receivedAt, reason, detail, content, 1);
        }

        @Override
        public Instant claimedAt() {
            return ClaimedTime.byArrival(id, receivedAt);
        }
    }

    /// That an event was accepted of which nothing is kept; it becomes `Skipped`.
    ///
    /// @param reason why not
    record Unkept(EventId id, Instant receivedAt, SkipReason reason) implements Delivery {
        @Override
        public Instant claimedAt() {
            return ClaimedTime.byArrival(id, receivedAt);
        }
    }

    /// That events were not kept, because their sender wants privacy.
    ///
    /// @param id    of this number
    /// @param count how many events
    record Dropped(EventId id, Instant receivedAt, int count) implements Delivery {
        @Override
        public Instant claimedAt() {
            return ClaimedTime.byArrival(id, receivedAt);
        }
    }
}
