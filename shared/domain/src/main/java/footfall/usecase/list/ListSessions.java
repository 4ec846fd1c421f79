package footfall.usecase.list;

import footfall.listing.SessionCursor;
import footfall.listing.SessionPage;
import footfall.listing.SessionRow;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.Session;
import footfall.visit.SessionId;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Lists a site's sessions, the latest start first. Safe for use by many threads.
public final class ListSessions {
    /// The most hours whose sessions are made at once.
    private static final int HOURS_AT_ONCE_MAX = 24;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public ListSessions(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// A page of sessions, as they were when the first page was made: each is on one page, whatever joins or grows
    /// meanwhile. Reaches back as far as sessions are kept. Throws `Unavailable` if a store does not answer.
    ///
    /// @param limit 1..`ListEvents.LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    /// @return refused if so much has come since the first page that it can not be told
    public Checked<SessionPage> list(Site site, int limit, List<SessionCursor> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asOf = after.stream().map(SessionCursor::asOf).findFirst().orElse(now);
        SessionRules rules = new SessionRules(site.timeouts());
        List<Long> ends = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<SessionRow> found = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Part part = ShardState.reading(log, views, new Shard(site.id(), number), rules,
                    state -> new Walk(state, rules, site, after, limit + 1, now).part());
            ends.add(part.end);
            faults.addAll(part.faults);
            found.addAll(part.rows);
        }
        if (!faults.isEmpty()) {
            return new Checked.Bad<>(List.of(faults.getFirst()));
        }
        found.sort(Comparator.comparing(SessionRow::id));
        List<SessionRow> page = found.subList(0, Math.min(limit, found.size()));
        return new Checked.Fine<>(new SessionPage(page, asOf, found.size() > limit
                ? List.of(new SessionCursor(asOf, page.getLast().id(), ends)) : List.of()));
    }

    /// What a shard has for a page.
    private record Part(long end, List<SessionRow> rows, List<Fault> faults) {}

    /// Walks back through the hours of one shard until it has enough.
    private static final class Walk {
        private final ShardState state;
        private final Site site;
        private final int wanted;
        private final List<SessionCursor> after;
        private final Instant newest;
        private final Instant oldest;
        private final long end;
        private final PastSessions sessions;
        private final List<SessionRow> found = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Walk(ShardState state, SessionRules rules, Site site, List<SessionCursor> after, int wanted, Instant now) {
            this.state = state;
            this.site = site;
            this.wanted = wanted;
            this.after = after;
            this.newest = after.stream().map(cursor -> cursor.last().start()).findFirst()
                    .orElse(now.plus(ListEvents.AHEAD_MAX));
            this.oldest = ListEvents.latest(site.retention().kept(now).sessions(),
                    now.minus(Duration.ofDays(ListEvents.LOOK_DAYS_MAX)));
            this.end = EventWalk.end(state, after.stream().map(SessionCursor::ends).findFirst());
            this.sessions = new PastSessions(state, rules, end);
        }

        Part part() {
            LookBack looks = new LookBack(newest, oldest, after.isEmpty());
            while (!isDone() && looks.hasNext()) {
                walk(looks.next());
            }
            found.sort(Comparator.comparing(SessionRow::id));
            return new Part(end, found.subList(0, Math.min(wanted, found.size())), faults);
        }

        private boolean isDone() {
            return found.size() >= wanted || !faults.isEmpty();
        }

        /// Takes hours in which somebody visited, newest first: one, then as many more as it took without finding
        /// enough.
        private void walk(LookBack.Look look) {
            Deque<Hour> visited = new ArrayDeque<>();
            state.counters(look.from(), look.to()).values().stream().filter(counters -> counters.buckets() != 0)
                    .map(HourCounters::hour).forEach(visited::push);
            int atOnce = 1;
            while (!isDone() && !visited.isEmpty()) {
                Hour last = visited.pop();
                Hour first = last;
                for (int more = 1; more < atOnce && first.previous().equals(visited.peek()); more++) {
                    first = visited.pop();
                }
                take(first, last.next());
                atOnce = Math.min(2 * atOnce, HOURS_AT_ONCE_MAX);
            }
        }

        private void take(Hour from, Hour to) {
            switch (sessions.in(from, to)) {
                case Checked.Bad<Collection<Session>>(List<Fault> why) -> faults.addAll(why);
                case Checked.Fine<Collection<Session>>(Collection<Session> some) -> some.stream()
                        .filter(session -> startsIn(session, from, to))
                        .map(session -> new SessionRow(SessionId.of(site.id(), session), session))
                        .filter(row -> after.stream().allMatch(cursor -> row.id().compareTo(cursor.last()) > 0))
                        .forEach(found::add);
            }
        }

        private boolean startsIn(Session session, Hour from, Hour to) {
            Instant start = session.span().first();
            return !start.isBefore(from.start()) && start.isBefore(to.start()) && !start.isBefore(oldest);
        }
    }
}
