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
/// @param users       distinct users with a counted event
/// @param takings     what these events earned
/// @param untold      how many of `events` were counted before users and takings were: those two lack them
/// @param daily       how many of `events` are of daily visitors, who are new each day; told in totals alone
public record Tally(long events, long pageviews, long sessions, long bounces, long durationMs, long durations,
                    long newVisitors, Uniques visitors, Uniques users, Takings takings, long untold, long daily) {
    /// Nothing was counted.
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, Uniques.NONE);
    /// One visitor who is new.
    public static final Tally NEW_VISITOR = new Tally(0, 0, 0, 0, 0, 0, 1, Uniques.NONE);

    /// The same without users and takings.
    public Tally(long events, long pageviews, long sessions, long bounces, long durationMs, long durations,
                 long newVisitors, Uniques visitors) {
        this(events, pageviews, sessions, bounces, durationMs, durations, newVisitors, visitors, Uniques.NONE,
                Takings.NONE, 0, 0);
    }

    /// Events without sessions.
    public static Tally ofEvents(long events, long pageviews, Uniques visitors) {
        return new Tally(events, pageviews, 0, 0, 0, 0, 0, visitors);
    }

    /// The same with these users and takings.
    public Tally telling(Uniques who, Takings earned) {
        return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors, visitors, who,
                earned, untold, daily);
    }

    /// The same with so many events of daily visitors.
    public Tally ofDaily(long ofThem) {
        return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors, visitors, users,
                takings, untold, ofThem);
    }

    /// Both together.
    public Tally plus(Tally other) {
        return new Tally(events + other.events, pageviews + other.pageviews, sessions + other.sessions,
                bounces + other.bounces, durationMs + other.durationMs, durations + other.durations,
                newVisitors + other.newVisitors, visitors.plus(other.visitors), users.plus(other.users),
                takings.plus(other.takings), untold + other.untold, daily + other.daily);
    }
}
