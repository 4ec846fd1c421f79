package footfall.report;

import java.util.SortedMap;

/// What became of arrivals, as numbers by name: `aggregated`, `skipped.duplicate`, `failed.unreadable`, ..., `clamped`,
/// `dropped`, `redriven`; and those named here.
public final class Arrivals {
    /// When the oldest event that is failed now was received, in milliseconds since the epoch.
    public static final String OLDEST_FAILED = "oldest_failed";
    /// When the newest event that is in the log was received; if all is folded, when that was appended. Milliseconds.
    public static final String NEWEST = "newest";
    /// About how many messages wait in the queue, of every site.
    public static final String PENDING_MESSAGES = "pending_messages";
    /// 0 if no message waits, else about how old the oldest of them is: what is newer than the log's newest event
    /// can not have been appended. Milliseconds.
    public static final String LAG_MS = "lag_ms";
    /// How many differences the last comparisons of the site's views with its log found.
    public static final String DRIFT = "drift";

    private Arrivals() {}

    /// Adds what became of more of them.
    public static void add(SortedMap<String, Long> sum, SortedMap<String, Long> more) {
        more.forEach((name, number) -> sum.merge(name, number, (one, other) -> switch (name) {
            case OLDEST_FAILED -> Math.min(one, other);
            case NEWEST -> Math.max(one, other);
            default -> one + other;
        }));
    }
}
