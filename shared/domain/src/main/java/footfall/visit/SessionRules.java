package footfall.visit;

import java.time.Duration;

/// When a session ends.
///
/// @param timeout an event more than this after the one before begins a session; a gap exactly equal stays
public record SessionRules(Duration timeout) {
    /// A session lasts at most this long; an event later than that begins a new one.
    public static final Duration SESSION_MAX = Duration.ofHours(24);
    /// The longest timeout that a site can set.
    public static final Duration TIMEOUT_MAX = Duration.ofHours(4);

    public SessionRules {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + ", must be above 0, at most " + TIMEOUT_MAX);
        }
    }
}
