package footfall.usecase.list;

import footfall.event.Event;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.visit.Moment;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Lists a site's aggregated events, newest first. Safe for use by many threads.
public final class ListEvents {
    /// The most events of a page.
    public static final int LIMIT_MAX = 200;
    /// The events of a page if nothing is said.
    public static final int LIMIT_DEFAULT = 50;
    /// No event is later than this after now: the wire that lets clients' clocks be ahead of ours furthest takes 23
    /// hours.
    static final Duration AHEAD_MAX = Duration.ofHours(24);
    /// The longest that a list reaches back, in days.
    static final int LOOK_DAYS_MAX = 3_660;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public ListEvents(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// A page of events. Each event is on one page, none is lost, and what was appended after the first page was made
    /// is on none. Reaches back as far as events are kept.
    ///
    /// @param limit 1..`LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    public EventPage list(Site site, int limit, List<EventCursor> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asOf = after.stream().map(EventCursor::asOf).findFirst().orElse(now);
        Instant oldest = latest(site.retention().kept(now).raw(), now.minus(Duration.ofDays(LOOK_DAYS_MAX)));
        List<Long> ends = new ArrayList<>();
        List<Event> found = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Shard shard = new Shard(site.id(), number);
            EventWalk.Part part = ShardState.reading(log, views, shard, new SessionRules(site.timeouts()),
                    state -> new EventWalk(state, after, oldest, EventWalk.Wanted.ALL)
                            .from(now.plus(AHEAD_MAX), limit + 1));
            ends.add(part.end());
            found.addAll(part.events());
        }
        found.sort(EventWalk.NEWEST);
        List<Event> page = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit;
        return new EventPage(page, asOf, more
                ? List.of(new EventCursor(asOf, Moment.of(page.getLast()), ends)) : List.of());
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
