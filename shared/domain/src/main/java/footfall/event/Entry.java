package footfall.event;

import java.time.Instant;

/// An accepted event with what became of it: one line of the log.
public sealed interface Entry {
    /// The event's id.
    EventId id();

    /// When ingest took it.
    Instant receivedAt();

    /// The time under which the id index keeps it.
    default Instant claimedAt() {
        return switch (this) {
            case Aggregated(Event event) -> event.claimedAt();
            case Skipped skipped -> skipped.claimed();
            case Failed failed -> Event.claimedAt(failed.id(), failed.receivedAt());
        };
    }

    /// In every view that it belongs to.
    record Aggregated(Event event) implements Entry {
        @Override
        public EventId id() {
            return event.id();
        }

        @Override
        public Instant receivedAt() {
            return event.receivedAt();
        }
    }

    /// In no view, by rule.
    ///
    /// @param claimed the claimed time of the event that was skipped
    record Skipped(EventId id, Instant receivedAt, Instant claimed, SkipReason reason) implements Entry {}

    /// In no view, because of what it is; kept with its content so that it can be redriven.
    ///
    /// @param detail  which rule it broke
    /// @param content the event as it came from the queue
    record Failed(EventId id, Instant receivedAt, FailReason reason, String detail, String content)
            implements Entry {}
}
