package footfall.usecase.list;

import footfall.event.Event;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventRow;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Checked;
import footfall.report.Fault;
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
import java.util.Optional;

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

    /// What else a list of events tells.
    public enum With {
        /// Nothing.
        NOTHING,
        /// To which session each event belongs; and where sessions start and end, as rows of their own.
        SESSIONS
    }

    /// A page of events. Each event is on one page, none is lost, and what was appended after the first page was made
    /// is on none. Reaches back as far as events are kept. Throws `Unavailable` if a store does not answer.
    ///
    /// @param limit 1..`LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    /// @return refused if sessions are asked for, and so much has come since the first page that they can not be told
    public Checked<EventPage> list(Site site, int limit, List<EventCursor> after, With with) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asOf = after.stream().map(EventCursor::asOf).findFirst().orElse(now);
        List<Long> ends = new ArrayList<>();
        List<EventRow> found = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Part part = ShardState.reading(log, views, new Shard(site.id(), number),
                    new SessionRules(site.timeouts()), state -> part(state, site, limit + 1, after, with, asOf, now));
            ends.add(part.end);
            switch (part.rows) {
                case Checked.Bad<List<EventRow>>(List<Fault> faults) -> {
                    return new Checked.Bad<>(faults);
                }
                case Checked.Fine<List<EventRow>>(List<EventRow> rows) -> found.addAll(rows);
            }
        }
        found.sort(EventRow.NEWEST);
        List<EventRow> page = found.subList(0, Math.min(limit, found.size()));
        List<EventCursor> next = found.size() > limit
                ? List.of(new EventCursor(asOf, page.getLast().moment(), ends)) : List.of();
        if (with == With.NOTHING) {
            return new Checked.Fine<>(new EventPage(page, asOf, next));
        }
        return switch (new ServerEvents(log, views, site, ends).joined(page)) {
            case Checked.Bad<List<EventRow>>(List<Fault> faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<List<EventRow>>(List<EventRow> rows) ->
                    new Checked.Fine<>(new EventPage(rows, asOf, next));
        };
    }

    /// What a shard has for a page.
    private record Part(long end, Checked<List<EventRow>> rows) {}

    private static Part part(ShardState state, Site site, int wanted, List<EventCursor> after, With with, Instant asOf,
                             Instant now) {
        Instant oldest = latest(site.retention().kept(now).raw(), now.minus(Duration.ofDays(LOOK_DAYS_MAX)));
        List<Moment> before = after.stream().map(EventCursor::last).toList();
        Optional<List<Long>> ends = after.stream().map(EventCursor::ends).findFirst();
        long end = EventWalk.end(state, ends);
        Instant newest = now.plus(AHEAD_MAX);
        EventWalk.Part walked = new EventWalk(state, end, before, oldest, EventWalk.Wanted.ALL).from(newest, wanted);
        List<Event> events = walked.events();
        if (with == With.NOTHING) {
            return new Part(end, new Checked.Fine<>(events.stream().<EventRow>map(EventRow.Told::new).toList()));
        }
        // What is older than the last event of a full page is a matter of the next one.
        Optional<Moment> floor = events.size() < wanted ? Optional.empty() : Optional.of(Moment.of(events.getLast()));
        return new Part(end, new SessionRows(state, site, end, asOf, walked).rows(row ->
                before.stream().allMatch(last -> row.moment().compareTo(last) < 0)
                        && !row.moment().at().isBefore(oldest)
                        && floor.stream().allMatch(last -> row.moment().compareTo(last) > 0), wanted));
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
