package footfall.client;

import java.time.Duration;
import java.time.Instant;

/// Time that passes only when it is told to. Begins at 2026-03-01T12:00:00Z.
final class ManualClock implements ClientClock {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private volatile long millis = START.toEpochMilli();
    private volatile long nanos = -5_000_000_000L;

    @Override
    public long epochMillis() {
        return millis;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
        millis = START.toEpochMilli() + (nanos + 5_000_000_000L) / 1_000_000 + offset;
    }

    private long offset;

    /// Sets the wall's clock alone.
    void step(Duration by) {
        offset += by.toMillis();
        millis += by.toMillis();
    }
}
