package footfall.event;

import java.time.Instant;

/// What goes into the event queue.
public sealed interface Sending permits Arrival, Sending.Again, Sending.Dropped, Sending.Unkept {
    /// An event that failed, to be tried once more. Whatever it says of itself, it stays the event that was listed.
    ///
    /// @param id         the id under which it is listed
    /// @param receivedAt when ingest took it
    /// @param attempts   how often it will have been tried then, 2 or more
    /// @param content    the event as it came from the queue
    record Again(EventId id, Instant receivedAt, int attempts, String content) implements Sending {}

    /// That events of a request were not kept, because their sender wants privacy: a number and nothing more.
    ///
    /// @param id    of this number, made for it; it counts once
    /// @param count 1 or more
    record Dropped(EventId id, Instant receivedAt, int count) implements Sending {}

    /// That an event was accepted of which nothing is kept, whatever it was.
    ///
    /// @param reason why not
    record Unkept(EventId id, Instant receivedAt, SkipReason reason) implements Sending {}
}
