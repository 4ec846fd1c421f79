package footfall.port;

/// Tells how much waits in the event queue. Safe for use by many threads.
@FunctionalInterface
public interface QueueDepth {
    /// About how many messages were sent and are not done, of every site. Throws `Unavailable` if the queue does not
    /// answer.
    long pendingMessages();
}
