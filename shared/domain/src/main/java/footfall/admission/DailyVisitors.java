package footfall.admission;

import footfall.identity.DailyId;
import footfall.identity.Traces;
import java.time.Instant;

/// Knows the daily ids of senders.
@FunctionalInterface
public interface DailyVisitors {
    /// A sender on the date of an instant, by the rule of the dialect; `NONE` if it can not be told from others.
    DailyId id(Traces traces, Instant at);
}
