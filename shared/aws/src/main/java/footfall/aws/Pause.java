package footfall.aws;

import footfall.port.Unavailable;
import java.util.concurrent.ThreadLocalRandom;

/// Waits before something is asked again.
@FunctionalInterface
public interface Pause {
    /// The longest that it waits.
    int LONGEST_MS = 1_000;

    /// @param tries how often it was asked in vain, 0 at first
    void after(int tries);

    /// 25 ms, doubling, and by chance less, so that those who failed together do not come again together.
    static Pause doubling() {
        return tries -> {
            int longest = Math.min(LONGEST_MS, 25 << Math.min(tries, 10));
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(longest) + 1L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("pause: interrupted", e);
            }
        };
    }
}
