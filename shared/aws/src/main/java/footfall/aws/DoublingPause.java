package footfall.aws;

import footfall.port.Pause;
import footfall.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits up to a bound that doubles with each try, and by chance less, so that those who failed together do not come
/// again together.
///
/// @param first   the longest that it waits at first
/// @param longest that it ever waits
public record DoublingPause(Duration first, Duration longest) implements Pause {
    /// For what a store puts off.
    public static final DoublingPause FOR_STORES = new DoublingPause(Duration.ofMillis(25), Duration.ofSeconds(1));
    /// For reducers that want the same place in a log: a few times as long as taking it takes.
    public static final DoublingPause FOR_RACES = new DoublingPause(Duration.ofMillis(5), Duration.ofMillis(20));

    private static final int DOUBLINGS_MAX = 20;

    @Override
    public void after(int tries) {
        try {
            // Waiting is what it is for: bounded by the longest pause, and handed in, so that no test waits.
            Thread.sleep(length(tries, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("pause: interrupted", e);
        }
    }

    /// How long it waits.
    ///
    /// @param chance 0..1, what was drawn
    public Duration length(int tries, double chance) {
        long boundMs = Math.min(longest.toMillis(), first.toMillis() << Math.min(tries, DOUBLINGS_MAX));
        return Duration.ofMillis(1 + (long) (chance * boundMs));
    }
}
