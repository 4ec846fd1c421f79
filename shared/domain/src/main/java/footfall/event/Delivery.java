package footfall.event;

import java.time.Instant;

/// One event of a message that the queue delivered: read, or not to be read.
public sealed interface Delivery {
    /// The event's id.
    EventId id();

    /// An event that could be read.
    record Read(Arrival arrival) implements Delivery {
        @Override
        public EventId id() {
            return arrival.event().id();
        }
    }

    /// An event that could not be read although its message could; it becomes `Failed`.
    ///
    /// @param id      the id found in it; if it has none, one made of its message and place, the same at each delivery
    /// @param detail  which field broke which rule
    /// @param content the event as it stood in the message, cut at 65,536 characters
    record Broken(EventId id, Instant receivedAt, FailReason reason, String detail, String content)
            implements Delivery {}
}
