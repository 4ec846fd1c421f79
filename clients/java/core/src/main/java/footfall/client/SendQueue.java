package footfall.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The way from callers to the worker: a bounded number of slots, and a queue without locks of many producers and one
/// consumer (Vyukov's: a producer swaps the head, then links it).
///
/// One word holds the closed bit and how many events were ever accepted; what is in flight is that number less what the
/// ledger settled. So a slot can neither be had after the close, nor be given back twice.
final class SendQueue {
    private static final long CLOSED_BIT = Long.MIN_VALUE;
    private static final long NEVER = Long.MAX_VALUE;
    /// What [#reserve()] says when all slots are taken.
    static final long FULL = 0;
    /// What [#reserve()] says when the client is closed.
    static final long CLOSED = -1;

    private final AtomicLong word = new AtomicLong();
    private final int max;
    private final Ledger ledger;
    private final AtomicReference<Queued> head = new AtomicReference<>(new Queued(null, 0, false));
    private Queued tail = head.get();
    /// How many events in flight wake the worker.
    private final AtomicLong wakeAt = new AtomicLong(NEVER);
    private final AtomicLong episodes = new AtomicLong();
    private final AtomicLong episodeOpen = new AtomicLong();
    private volatile @Nullable Thread sleeper;

    SendQueue(int max, Ledger ledger) {
        this.max = max;
        this.ledger = ledger;
    }

    /// Takes a slot: how many events are in flight with it, or `FULL` or `CLOSED`, which are counted.
    long reserve() {
        while (true) {
            long now = word.get();
            if (now < 0) {
                ledger.droppedClosed.increment();
                return CLOSED;
            }
            long inFlight = now - ledger.settled().total();
            if (inFlight >= max) {
                full();
                return FULL;
            }
            if (word.compareAndSet(now, now + 1)) {
                if (inFlight == 0 && episodeOpen.get() != 0) {
                    episodeOpen.set(0);
                }
                return Math.max(1, inFlight + 1);
            }
        }
    }

    /// The first event that finds no slot begins an episode, of which the worker warns once.
    private void full() {
        ledger.droppedFull.increment();
        if (episodeOpen.get() == 0 && episodeOpen.compareAndSet(0, 1)) {
            episodes.incrementAndGet();
        }
    }

    /// How often the slots ran out, a whole episode counted once.
    long episodes() {
        return episodes.get();
    }

    /// Hands an event over for which a slot was taken.
    ///
    /// @return whether the worker has ended, so that nobody will fetch it
    boolean add(Queued queued, long inFlight) {
        head.getAndSet(queued).link(queued);
        long threshold = wakeAt.get();
        if (inFlight < threshold) {
            return false;
        }
        if (threshold < 0) {
            return true;
        }
        if (wakeAt.compareAndSet(threshold, NEVER)) {
            wake();
        }
        return false;
    }

    void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /// The next event that is here, or null. For one consumer at a time.
    @Nullable Queued poll() {
        Queued next = tail.linked();
        if (next != null) {
            tail.unlink();
            tail = next;
        }
        return next;
    }

    /// Whether nothing is here.
    boolean isEmpty() {
        return head.get() == tail;
    }

    /// Whether something is here that [#poll()] can not reach yet, because its producer was stopped between two steps.
    boolean isStalled() {
        return tail.linked() == null && head.get() != tail;
    }

    /// No slot is given any more.
    ///
    /// @return whether this call did it
    boolean close() {
        while (true) {
            long now = word.get();
            if (now < 0) {
                return false;
            }
            if (word.compareAndSet(now, now | CLOSED_BIT)) {
                return true;
            }
        }
    }

    boolean isClosed() {
        return word.get() < 0;
    }

    /// Nobody fetches any more: who adds has to see to it.
    void end() {
        wakeAt.set(-1);
    }

    long accepted() {
        return word.get() & ~CLOSED_BIT;
    }

    long pending() {
        long settled = ledger.settled().total();
        return Math.max(0, accepted() - settled);
    }

    /// All counts of one moment: tried again if something was settled between two looks.
    ClientStats stats() {
        while (true) {
            Ledger.Settled before = ledger.settled();
            long accepted = accepted();
            if (ledger.settled() == before) {
                return ledger.stats(accepted, before);
            }
        }
    }

    /// Sleeps the calling thread, the worker's, until it is woken, the time is over, or so many events are in flight.
    void sleep(long nanos, long threshold, BooleanSupplier isIdle) {
        sleeper = Thread.currentThread();
        wakeAt.set(threshold);
        if (isIdle.getAsBoolean() && (isEmpty() || pending() < threshold)) {
            LockSupport.parkNanos(this, nanos);
        }
        wakeAt.compareAndSet(threshold, NEVER);
    }
}
