package footfall.admission;

import footfall.identity.DailyId;
import java.time.Instant;

/// Knows the daily id of whoever sends a request.
@FunctionalInterface
public interface DailyVisitors {
    /// The sender on the date of an instant in the site's zone; `NONE` if its address or its agent is not known.
    DailyId id(Instant at);
}
