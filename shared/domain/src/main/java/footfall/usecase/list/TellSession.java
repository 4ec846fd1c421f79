package footfall.usecase.list;

import footfall.event.Event;
import footfall.event.What;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventRow;
import footfall.listing.SessionRow;
import footfall.listing.SessionStory;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.usecase.list.SessionSearch.Found;
import footfall.visit.Moment;
import footfall.visit.SessionRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Tells the events of a session, with those that servers reported of it, and what was earned in it. Safe for use by
/// many threads.
public final class TellSession {
    /// The most events of a page.
    public static final int LIMIT_MAX = 1_000;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public TellSession(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// A page of a session's events, newest first; it may be shorter than asked and have a next one. Throws
    /// `Unavailable` if a store does not answer.
    ///
    /// @param shard in which the session is
    /// @param limit 1..`LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    /// @return refused if so much has come since the first page that it can not be told
    public Checked<SessionStory> tell(Site site, Shard shard, SessionRow row, int limit, List<EventCursor> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asOf = after.stream().map(EventCursor::asOf).findFirst().orElse(now);
        Instant oldest = ListEvents.latest(site.retention().kept(now).raw(), row.session().span().first());
        Optional<List<Long>> known = after.stream().map(EventCursor::ends).findFirst();
        List<Moment> before = after.stream().map(EventCursor::last).toList();
        SessionRules rules = new SessionRules(site.timeouts());
        List<Found> parts = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Shard here = new Shard(site.id(), number);
            parts.add(ShardState.reading(log, views, here, rules, state -> new SessionSearch(state, row.session(),
                    rules, here.equals(shard), oldest, EventWalk.end(state, known)).find(before, limit + 1)));
        }
        List<Long> ends = parts.stream().map(Found::end).toList();
        List<Event> found = together(parts, Found::events);
        List<Event> page = found.subList(0, Math.min(limit, found.size()));
        List<EventCursor> next = found.size() > limit
                ? List.of(new EventCursor(asOf, Moment.of(page.getLast()), ends)) : List.of();
        boolean whole = parts.stream().allMatch(Found::whole);
        return switch (own(site, ends, row, page)) {
            case Checked.Bad<List<EventRow>>(List<Fault> faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<List<EventRow>>(List<EventRow> rows) ->
                    switch (own(site, ends, row, together(parts, Found::earned))) {
                        case Checked.Bad<List<EventRow>>(List<Fault> faults) -> new Checked.Bad<>(faults);
                        case Checked.Fine<List<EventRow>>(List<EventRow> earned) -> new Checked.Fine<>(
                                new SessionStory(row, new EventPage(rows, asOf, next), sum(earned), whole));
                    };
        };
    }

    private static List<Event> together(List<Found> parts, Function<Found, List<Event>> which) {
        return parts.stream().flatMap(part -> which.apply(part).stream()).sorted(EventWalk.NEWEST).toList();
    }

    /// Those of some events that are the session's: a server's may be of another one.
    private Checked<List<EventRow>> own(Site site, List<Long> ends, SessionRow row, List<Event> events) {
        Checked<List<EventRow>> joined = new ServerEvents(log, views, site, ends)
                .joined(events.stream().<EventRow>map(EventRow.Told::new).toList());
        return switch (joined) {
            case Checked.Bad<List<EventRow>> bad -> bad;
            case Checked.Fine<List<EventRow>>(List<EventRow> rows) -> new Checked.Fine<>(rows.stream()
                    .filter(one -> one instanceof EventRow.Told told && (!told.event().isReported()
                            || told.session().stream().anyMatch(session -> session.id().equals(row.id())))).toList());
        };
    }

    private static SortedMap<String, BigDecimal> sum(List<EventRow> earned) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (EventRow row : earned) {
            if (row instanceof EventRow.Told told && told.event().what() instanceof What.Custom custom) {
                custom.revenue().forEach(money -> sums.merge(money.currency(), money.amount(), BigDecimal::add));
            }
        }
        return sums;
    }
}
