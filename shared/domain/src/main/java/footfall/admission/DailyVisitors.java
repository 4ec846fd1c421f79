package footfall.admission;

import java.time.Instant;

/// Knows the daily id of whoever sends a request.
@FunctionalInterface
public interface DailyVisitors {
    /// The id of the sender on the date of an instant in the site's zone; "" if its address or its agent is not known.
    String id(Instant at);
}
