package footfall.rollup;

/// Adds tallies up. Used by one thread, for one sum.
public final class TallyBuilder {
    private long events;
    private long pageviews;
    private long sessions;
    private long bounces;
    private long durationMs;
    private long durations;
    private long newVisitors;
    private long untold;
    private long daily;
    private final UniquesBuilder visitors = new UniquesBuilder();
    private final UniquesBuilder users = new UniquesBuilder();
    private Takings takings = Takings.NONE;

    /// Adds a tally.
    public void add(Tally tally) {
        events += tally.events();
        pageviews += tally.pageviews();
        sessions += tally.sessions();
        bounces += tally.bounces();
        durationMs += tally.durationMs();
        durations += tally.durations();
        newVisitors += tally.newVisitors();
        untold += tally.untold();
        daily += tally.daily();
        visitors.add(tally.visitors());
        users.add(tally.users());
        takings = takings.plus(tally.takings());
    }

    /// The sum so far.
    public Tally tally() {
        return new Tally(events, pageviews, sessions, bounces, durationMs, durations, newVisitors,
                visitors.uniques(), users.uniques(), takings, untold, daily);
    }
}
