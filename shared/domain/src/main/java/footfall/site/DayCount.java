package footfall.site;

import footfall.time.Day;

/// How many events of a site were counted that arrived on a day, when somebody last told.
///
/// @param day    a UTC day
/// @param events 0 or more
public record DayCount(Day day, long events) {
    /// Nobody told.
    public static final DayCount NONE = new DayCount(new Day(0), 0);
}
