package footfall.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for what other threads and processes do, never longer than is said.
final class Waiting {
    private static final long ASK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private Waiting() {}

    /// Returns when it is so.
    ///
    /// @param otherwise what to say if it is not so in time
    static void until(Duration atMost, Supplier<String> otherwise, Callable<Boolean> isSo) {
        long giveUpAt = System.nanoTime() + atMost.toNanos();
        try {
            while (!isSo.call()) {
                if (System.nanoTime() > giveUpAt) {
                    throw new AssertionError(otherwise.get());
                }
                LockSupport.parkNanos(ASK_EVERY_NS);
            }
        } catch (Exception e) {
            throw new AssertionError(otherwise.get(), e);
        }
    }
}
