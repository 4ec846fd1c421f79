package footfall.usecase.reconcile;

import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.Overtaken;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.visit.SessionRules;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Counts a shard's log again, by plain loops, and compares it with every view. All of a log can be counted again only
/// while it has its first segment; the last days of it at any time. Ids that the index may have forgotten, as it need
/// not know them any more, are no difference.
///
/// It holds the events of one hour, the visits of 29 hours, the views of one day and of the tail, half a million ids,
/// and a few numbers for each segment. Safe for use by many threads.
public final class Reconcile {
    /// The most differences that are named.
    public static final int DIFFERENCES_MAX = 100;
    private static final int TRIES_MAX = 5;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public Reconcile(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// Compares at the prefix that stood when it began; appending may go on meanwhile. If somebody folds beyond that
    /// prefix, it begins again.
    ///
    /// @return the differences, at most `DIFFERENCES_MAX`; none if every view says what the log adds up to
    /// @throws Unavailable if a store does not answer, or if others folded each time before it was done
    public List<Difference> reconcile(Shard shard, SessionRules rules) {
        return compare(shard, rules, Extent.WHOLE, () -> false).differences();
    }

    /// Compares as much of the log as is asked, or until time is up.
    ///
    /// @param isTimeUp asked before each page of segments and each hour
    /// @throws Unavailable if a store does not answer, or if others folded each time before it was done
    public Compared compare(Shard shard, SessionRules rules, Extent extent, BooleanSupplier isTimeUp) {
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            try {
                return new Reconciliation(log, views, shard, rules, extent, clock.instant(), isTimeUp).compared();
            } catch (Overtaken e) {
                continue;
            }
        }
        throw new Unavailable("reconcile " + shard + ": overtaken " + TRIES_MAX + " times");
    }
}
