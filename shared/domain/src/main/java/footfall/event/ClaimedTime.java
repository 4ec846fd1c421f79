package footfall.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time by which the id index is ordered: what a client's retry repeats, whenever it comes. The id's own (UUIDv7),
/// else the client's `at` as sent; where neither tells a time, an instant made of the id, some 7,600 years before 1970,
/// in a span that no clock tells.
public final class ClaimedTime {
    private static final Instant UNTOLD = Instant.ofEpochSecond(-4_000_000_000L * 60);
    /// So many that hardly two ids share a minute, and each is forgotten by itself.
    private static final int MINUTES_BITS = 24;
    private static final Instant UNTOLD_END = UNTOLD.plus(Duration.ofMinutes(1L << MINUTES_BITS));
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private ClaimedTime() {}

    /// Of an event as its client sent it.
    ///
    /// @param sent the client's `at`, uncorrected
    public static Instant of(EventId id, Optional<Instant> sent) {
        return id.time().or(() -> sent).orElseGet(() -> untold(id));
    }

    /// Of something that no client sends again: the id's own, else when it came.
    public static Instant byArrival(EventId id, Instant receivedAt) {
        return id.time().orElse(receivedAt);
    }

    /// Of an id that tells no time, sent without `at`.
    public static Instant untold(EventId id) {
        long mixed = (id.value().getMostSignificantBits() ^ id.value().getLeastSignificantBits()) * SPREAD;
        return UNTOLD.plus(Duration.ofMinutes(mixed >>> Long.SIZE - MINUTES_BITS));
    }

    /// Whether it is a time that a client told.
    public static boolean isTold(Instant claimed) {
        return claimed.isBefore(UNTOLD) || !claimed.isBefore(UNTOLD_END);
    }
}
