package footfall.rollup;

/// What is counted under one key, or in all. Sums and counts only, never means, so that tallies add up.
///
/// @param events      counted events: page views, custom events, identifications
/// @param pageviews   those of type page view
/// @param sessions    sessions that start in the time of this tally
/// @param bounces     those with at most one page view
/// @param durationMs  the summed durations of those sessions, in milliseconds
/// @param durations   how many of those sessions have a duration above 0
/// @param newVisitors visitors whose first counted event lies in the time of this tally
/// @param visitors    distinct visitors with a counted event
public record Tally(long events, long pageviews, long sessions, long bounces, long durationMs, long durations,
                    long newVisitors, Uniques visitors) {
    /// Nothing was counted.
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, Uniques.NONE);
    /// One visitor who is new.
    public static final Tally NEW_VISITOR = new Tally(0, 0, 0, 0, 0, 0, 1, Uniques.NONE);

    /// Events without sessions.
    public static Tally ofEvents(long events, long pageviews, Uniques visitors) {
        return new Tally(events, pageviews, 0, 0, 0, 0, 0, visitors);
    }

    /// Both together.
    public Tally plus(Tally other) {
        return new Tally(events + other.events, pageviews + other.pageviews, sessions + other.sessions,
                bounces + other.bounces, durationMs + other.durationMs, durations + other.durations,
                newVisitors + other.newVisitors, visitors.plus(other.visitors));
    }
}
