package footfall.client;

import java.util.List;

/// What the worker is told.
sealed interface Message {
    /// A request ended.
    record End(Flight flight, Sender.Outcome outcome) implements Message {}

    /// All that is here should have an attempt.
    record Flush(Barrier barrier) implements Message {}

    /// The client closes; all ends at this time.
    record Close(long deadlineNanos, boolean sendsNothing) implements Message {}

    /// Events that should go at once.
    record AtOnce(Immediate immediate, List<Queued> events) implements Message {}
}
