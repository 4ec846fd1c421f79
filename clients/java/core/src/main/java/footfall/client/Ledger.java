package footfall.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of events. Callers count what they do not get in; all else is counted by the worker alone, and
/// what is settled is replaced as a whole, so that a reader never sees a half of it.
final class Ledger {
    private static final int LAST_ERROR_CHARACTERS_MAX = 512;

    final LongAdder droppedFull = new LongAdder();
    final LongAdder droppedClosed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final AtomicLong retries = new AtomicLong();
    final AtomicLong requests = new AtomicLong();
    final AtomicLong batches = new AtomicLong();
    final AtomicLong splits = new AtomicLong();
    final AtomicLong hookErrors = new AtomicLong();
    final AtomicLong pendingBytes = new AtomicLong();
    private volatile Settled settled = new Settled(new long[Fate.values().length], 0);
    private volatile @Nullable String lastError;

    /// How many events ended how.
    record Settled(long[] counts, long total) {
        long of(Fate fate) {
            return counts[fate.ordinal()];
        }
    }

    Settled settled() {
        return settled;
    }

    /// That so many events more ended this way. Called by one thread at a time.
    void settle(Fate fate, int events) {
        if (fate == Fate.AGAIN || events < 0) {
            throw new IllegalArgumentException("fate: " + fate + " of " + events + ", should settle them");
        }
        long[] counts = settled.counts().clone();
        counts[fate.ordinal()] += events;
        settled = new Settled(counts, settled.total() + events);
    }

    /// That something went wrong.
    void error(String what) {
        lastError = what.length() <= LAST_ERROR_CHARACTERS_MAX ? what : what.substring(0, LAST_ERROR_CHARACTERS_MAX);
    }

    /// @param accepted how many events got a slot when `seen` was what is settled
    ClientStats stats(long accepted, Settled seen) {
        long full = droppedFull.sum();
        long closed = droppedClosed.sum();
        long bad = refused.sum();
        long failed = seen.of(Fate.FAILED) + seen.of(Fate.UNSERIALISABLE) + seen.of(Fate.TOO_LARGE)
                + seen.of(Fate.DROPPED_BYTES);
        return new ClientStats(accepted + full + closed + bad, accepted, accepted - seen.total(), pendingBytes.get(),
                seen.of(Fate.DELIVERED) + seen.of(Fate.LIMITED), seen.of(Fate.LIMITED), seen.of(Fate.REJECTED),
                seen.of(Fate.UNCONFIRMED), failed, seen.of(Fate.UNSERIALISABLE), seen.of(Fate.TOO_LARGE),
                seen.of(Fate.DROPPED_BYTES), seen.of(Fate.DROPPED_BEFORE_SEND), seen.of(Fate.DROPPED_CLOSE), full,
                closed, bad, retries.get(), requests.get(), batches.get(), splits.get(), hookErrors.get(),
                lastError);
    }
}
