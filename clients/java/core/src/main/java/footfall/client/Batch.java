package footfall.client;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Events that travel together, over all their attempts. Of the worker's thread alone.
final class Batch {
    private final boolean historical;
    private final int level;
    private final long createdMillis;
    private final String requestId;
    private final @Nullable Immediate immediate;
    private final List<Barrier> barriers = new ArrayList<>();
    private List<Item> items;
    private int attempt;
    private long firstSentMillis;
    private long attemptMillis = Long.MIN_VALUE;
    private long nextNanos;
    private boolean byServer;

    /// @param level how often it was cut in halves
    Batch(List<Item> items, boolean historical, int level, long createdMillis, @Nullable Immediate immediate) {
        this.items = items;
        this.historical = historical;
        this.level = level;
        this.createdMillis = createdMillis;
        this.immediate = immediate;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        this.requestId = new UUID(random.nextLong() & ~0xF000L | 0x4000L,
                random.nextLong() >>> 2 | 0x8000000000000000L).toString();
    }

    List<Item> items() {
        return items;
    }

    boolean historical() {
        return historical;
    }

    int level() {
        return level;
    }

    long createdMillis() {
        return createdMillis;
    }

    String requestId() {
        return requestId;
    }

    @Nullable Immediate immediate() {
        return immediate;
    }

    /// Barriers that wait for the end of its next attempt.
    List<Barrier> barriers() {
        return barriers;
    }

    int attempt() {
        return attempt;
    }

    long firstSentMillis() {
        return firstSentMillis;
    }

    /// The time that this attempt tells: always later than the last one's.
    long attemptMillis() {
        return attemptMillis;
    }

    void begin(long epochMillis) {
        if (attempt++ == 0) {
            firstSentMillis = epochMillis;
        }
        attemptMillis = Math.max(epochMillis, attemptMillis + 1);
    }

    void keep(List<Item> left) {
        items = left;
    }

    void hold(long untilNanos, boolean askedByServer) {
        nextNanos = untilNanos;
        byServer = askedByServer;
    }

    long nextNanos() {
        return nextNanos;
    }

    boolean byServer() {
        return byServer;
    }
}
