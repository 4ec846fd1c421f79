package footfall.usecase.list;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Moment;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists a site's aggregated events, newest first. Safe for use by many threads.
public final class ListEvents {
    /// The most events of a page.
    public static final int LIMIT_MAX = 200;
    /// The events of a page if nothing is said.
    public static final int LIMIT_DEFAULT = 50;
    private static final Comparator<Event> NEWEST = Comparator.<Event>naturalOrder().reversed();
    /// No event is later than this after now: the wire that lets clients' clocks be ahead of ours furthest takes 23
    /// hours.
    static final Duration AHEAD_MAX = Duration.ofHours(24);
    /// How far back the first look goes; each next one goes twice as far.
    private static final int LOOK_HOURS = 6;
    private static final int LOOK_HOURS_MAX = 24 * 32;
    private static final int LOOK_DAYS_MAX = 3_660;

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
        Instant reach = now.minus(Duration.ofDays(LOOK_DAYS_MAX));
        Instant raw = site.retention().kept(now).raw();
        Instant oldest = raw.isAfter(reach) ? raw : reach;
        List<Long> ends = new ArrayList<>();
        List<Event> found = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Shard shard = new Shard(site.id(), number);
            Part part = ShardState.reading(log, views, shard, new SessionRules(site.timeouts()),
                    state -> new Walk(state, after, limit, oldest, now).part());
            ends.add(part.end);
            found.addAll(part.events);
        }
        found.sort(NEWEST);
        List<Event> page = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit;
        return new EventPage(page, asOf, more
                ? List.of(new EventCursor(asOf, Moment.of(page.getLast()), ends)) : List.of());
    }

    /// What a shard has for a page: its `limit + 1` newest.
    private record Part(long end, List<Event> events) {}

    /// Walks back through the minutes of one shard until it has enough.
    private static final class Walk {
        private final ShardState state;
        private final int wanted;
        private final Instant oldest;
        private final Instant now;
        private final long end;
        private final List<Moment> before;

        Walk(ShardState state, List<EventCursor> after, int limit, Instant oldest, Instant now) {
            int number = state.head().shard().number();
            this.state = state;
            this.wanted = limit + 1;
            this.oldest = oldest;
            this.now = now;
            this.end = after.stream().map(cursor -> number < cursor.ends().size() ? cursor.ends().get(number) : 0L)
                    .findFirst().orElse(state.end());
            this.before = after.stream().map(EventCursor::last).toList();
        }

        Part part() {
            List<Event> found = new ArrayList<>();
            Instant newest = before.isEmpty() ? now.plus(AHEAD_MAX) : before.getFirst().at();
            Hour to = Hour.of(newest).next();
            // What is ahead is hardly ever there, so it is no look of its own.
            int look = LOOK_HOURS + (before.isEmpty() ? (int) AHEAD_MAX.toHours() : 0);
            while (found.size() < wanted && to.end().isAfter(oldest)) {
                Hour from = new Hour(Math.max(to.index() - look, Hour.of(oldest).index() - 1));
                NavigableMap<Hour, HourCounters> hours = new TreeMap<>(state.counters(from, to));
                for (Map.Entry<Hour, HourCounters> hour : hours.descendingMap().entrySet()) {
                    if (found.size() < wanted) {
                        walk(hour.getKey(), hour.getValue(), found);
                    }
                }
                to = from;
                look = Math.min(look * 2, LOOK_HOURS_MAX);
            }
            return new Part(end, found.subList(0, Math.min(wanted, found.size())));
        }

        /// Takes whole minutes, newest first, several at once as far as their counts say that it takes them.
        private void walk(Hour hour, HourCounters counters, List<Event> found) {
            int last = 59;
            while (last >= 0 && found.size() < wanted) {
                long promised = 0;
                TreeSet<Long> seqs = new TreeSet<>();
                int first = last + 1;
                while (first > 0 && promised < wanted - found.size()) {
                    MinuteSlot minute = counters.minutes().get(--first);
                    promised += minute.events();
                    minute.segments().seqs().filter(seq -> seq <= end).forEach(seqs::add);
                }
                long begin = Minute.of(hour.start()).index();
                found.addAll(events(seqs, new Minute(begin + first), new Minute(begin + last + 1)));
                last = first - 1;
            }
        }

        private List<Event> events(TreeSet<Long> seqs, Minute from, Minute to) {
            return seqs.isEmpty() ? List.of() : state.segments(seqs).stream()
                    .flatMap(segment -> segment.entries().stream()).<Event>mapMulti((entry, sink) -> {
                        if (entry instanceof Entry.Aggregated(Event event) && isListed(event, from, to)) {
                            sink.accept(event);
                        }
                    }).sorted(NEWEST).toList();
        }

        private boolean isListed(Event event, Minute from, Minute to) {
            return !event.at().isBefore(from.start()) && event.at().isBefore(to.start())
                    && !event.at().isBefore(oldest)
                    && before.stream().allMatch(last -> Moment.of(event).compareTo(last) < 0);
        }
    }
}
