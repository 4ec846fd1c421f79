package footfall.client;

/// Takes events out of the queue into their lanes, and warns of those that did not get in. Of the worker's thread.
final class Arrivals {
    /// From so many milliseconds on the wall's clock was set, not only read late.
    private static final long STEP_MILLIS = 50;

    private final AnalyticsConfig config;
    private final SendQueue queue;
    private final Ledger ledger;
    private final ClientClock clock;
    private final Losses losses;
    private final Dispatch dispatch;
    private long arrived;
    private long episodesTold;
    private boolean refusalTold;
    private long lastNanos;
    private long lastMillis;

    Arrivals(AnalyticsConfig config, SendQueue queue, Ledger ledger, ClientClock clock, Losses losses,
            Dispatch dispatch) {
        this.config = config;
        this.queue = queue;
        this.ledger = ledger;
        this.clock = clock;
        this.losses = losses;
        this.dispatch = dispatch;
        this.lastNanos = clock.nanos();
        this.lastMillis = clock.epochMillis();
    }

    /// How many events are here and not settled.
    long here() {
        long here = arrived - ledger.settled().total();
        assert here >= 0 : "more events were settled than came";
        return Math.max(0, here);
    }

    /// That events came another way.
    void handed(int events) {
        arrived += events;
    }

    /// Takes all that is in the queue. When an event was captured is told by the wall's clock, and believed as far as
    /// the steady one lets it: after the last look. If the wall's clock was set, it was right after the last look, so
    /// that no event waits longer than it should.
    void take(long now) {
        long wall = clock.epochMillis();
        boolean stepped = Math.abs(wall - lastMillis - (now - lastNanos) / 1_000_000) > STEP_MILLIS;
        for (Queued queued = queue.poll(); queued != null; queued = queue.poll()) {
            arrived++;
            long age = Math.min(now - lastNanos, Math.max(0, (wall - queued.epochMillis) * 1_000_000));
            (queued.historical ? dispatch.historical() : dispatch.live())
                    .add(queued, stepped ? lastNanos : now - age);
        }
        lastNanos = now;
        lastMillis = wall;
    }

    /// Warns once an episode of a full queue, and once of refused events.
    void warn() {
        long episodes = queue.episodes();
        for (; episodesTold < episodes; episodesTold++) {
            losses.warn("the queue is full, new events are dropped: maxQueueSize is " + config.maxQueueSize());
        }
        if (!refusalTold && ledger.refused.sum() > 0) {
            refusalTold = true;
            losses.warn("events are refused: name and distinct id should be 1 to " + Event.NAME_MAX + " and 1 to "
                    + Event.DISTINCT_ID_MAX + " characters");
        }
    }
}
