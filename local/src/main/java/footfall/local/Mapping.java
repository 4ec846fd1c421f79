package footfall.local;

import java.time.Duration;

/// How an event source mapping polls a queue and calls a function.
///
/// @param pollers      how many poll at the same time
/// @param countMax     the most messages of a batch
/// @param window       how long a batch is gathered, from its first message on
/// @param timeout      how long the function may work on a batch
/// @param deliveries   how often each batch is handed over; more than 1 shows what duplicates do
public record Mapping(int pollers, int countMax, Duration window, Duration timeout, int deliveries) {
    /// The most bytes of a batch, with its metadata (AWS Lambda, quotas: invocation payload).
    static final long BATCH_BYTES_MAX = 6L << 20;
    /// Two pollers, 1,000 messages, a window of a second so that a page view shows soon, 30 s for the function.
    static final Mapping LOCAL = new Mapping(2, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(30), 1);

    public Mapping {
        if (pollers < 1 || pollers > 5) {
            throw new IllegalArgumentException("pollers: " + pollers + ", must be 1..5");
        }
        if (deliveries < 1 || deliveries > 5) {
            throw new IllegalArgumentException("deliveries: " + deliveries + ", must be 1..5");
        }
    }

    /// The visibility timeout that AWS asks of the queue: six times the function's timeout and the window.
    Duration visibility() {
        return timeout.multipliedBy(6).plus(window);
    }
}
