package footfall.client;

import java.util.OptionalLong;

/// When what failed is tried again. Pure.
final class RetryRule {
    private static final long NANOS_MAX = Knobs.DURATION_MAX.toNanos();

    private RetryRule() {}

    /// What a status means for the batch.
    enum Meaning { SUCCESS, RETRY, SPLIT, TERMINAL }

    static Meaning meaning(int status) {
        if (status >= 200 && status < 300) {
            return Meaning.SUCCESS;
        }
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> Meaning.RETRY;
            case 413 -> Meaning.SPLIT;
            default -> Meaning.TERMINAL;
        };
    }

    /// Nanoseconds from a failed attempt to the next one.
    ///
    /// @param attempt the one that failed, 1 for the first
    /// @param serverMillis what the server asked for, if it did
    /// @param draw from [0, 1)
    static long delayNanos(AnalyticsConfig config, int attempt, OptionalLong serverMillis, double draw) {
        long max = config.retryMaxBackoff().toNanos();
        long base = config.retryInitialBackoff().toNanos();
        for (int doubled = 1; doubled < attempt && base < max; doubled++) {
            base *= 2;
        }
        base = Math.min(base, max);
        long delay = Math.max(base, serverNanos(config, serverMillis));
        return Math.min(NANOS_MAX, delay + (long) (delay * (config.retryJitter() * draw)));
    }

    /// What the server asked for, in nanoseconds, at most `retryMaxBackoff`; 0 if nothing.
    static long serverNanos(AnalyticsConfig config, OptionalLong serverMillis) {
        long max = config.retryMaxBackoff().toNanos();
        long millis = serverMillis.orElse(0);
        return millis >= max / 1_000_000 ? max : millis * 1_000_000;
    }
}
