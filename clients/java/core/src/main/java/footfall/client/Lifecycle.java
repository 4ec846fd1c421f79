package footfall.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The worker's thread from its start to its end, and all that waits for it. Thread-safe.
final class Lifecycle {
    private static final AtomicLong NUMBER = new AtomicLong();
    /// What a caller waits longer than the worker may take.
    private static final long GRACE_NANOS = 90_000_000;

    private final Outside outside;
    private final SendQueue queue;
    private final Ledger ledger;
    private final Worker worker;
    private final @Nullable Thread thread;
    private final @Nullable Thread hook;
    private volatile boolean warnedOfHook;

    Lifecycle(AnalyticsConfig config, Outside outside, SendQueue queue, Ledger ledger) {
        this.outside = outside;
        this.queue = queue;
        this.ledger = ledger;
        this.worker = new Worker(config, outside, queue, ledger);
        this.thread = outside.threaded() ? new Thread(worker, "footfall-analytics-" + NUMBER.incrementAndGet()) : null;
        this.hook = config.closeOnExit() && thread != null ? hook(config.closeTimeout()) : null;
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    Worker worker() {
        return worker;
    }

    boolean flush(Duration timeout) {
        if (queue.isClosed() || queue.pending() == 0) {
            return queue.pending() == 0;
        }
        if (worker.isMine()) {
            warnOfHook("flush");
            return false;
        }
        return await(startFlush().result(), nanos(timeout));
    }

    /// A flush that nobody waits for yet.
    Barrier startFlush() {
        Barrier barrier = new Barrier();
        worker.post(new Message.Flush(barrier));
        return barrier;
    }

    private static boolean await(CompletableFuture<Boolean> result, long nanos) {
        try {
            return result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    boolean close(Duration timeout) {
        long nanos = timeout.isNegative() ? 0 : nanos(timeout);
        startClose(nanos);
        if (worker.isMine()) {
            warnOfHook("close");
            return false;
        }
        return awaitEnd(nanos + GRACE_NANOS);
    }

    /// A close that nobody waits for yet; the first one counts.
    void startClose(long nanos) {
        if (queue.close()) {
            worker.post(new Message.Close(outside.clock().nanos() + nanos, nanos == 0));
            removeHook();
        }
    }

    private boolean awaitEnd(long nanos) {
        try {
            if (!worker.ended().await(nanos, TimeUnit.NANOSECONDS)) {
                return false;
            }
            if (thread != null) {
                thread.join(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return worker.hasEnded() && ledger.settled().of(Fate.DROPPED_CLOSE) == 0;
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(Knobs.DURATION_MAX) > 0 ? Knobs.DURATION_MAX.toNanos() : timeout.toNanos();
    }

    private void warnOfHook(String what) {
        if (!warnedOfHook) {
            warnedOfHook = true;
            outside.log().accept(what + " was called by a hook, which can not wait for itself");
        }
    }

    private @Nullable Thread hook(Duration closeTimeout) {
        Thread atExit = new Thread(() -> close(closeTimeout), "footfall-analytics-exit");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            return atExit;
        } catch (IllegalStateException e) {
            outside.log().accept("the JVM is ending already, so the client will not be closed by it");
            return null;
        }
    }

    private void removeHook() {
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending: the hook is what called us, or will find all done.
            }
        }
    }
}
