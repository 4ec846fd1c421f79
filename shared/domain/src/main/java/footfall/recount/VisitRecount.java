package footfall.recount;

import footfall.event.Event;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.identity.Stream;
import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Visits, counted again: all events of the log go by in order of time, an hour at a time. Holds the visits that may
/// still go on, and what closed visits say of hours that are not complete yet: never more than those of 29 hours, as a
/// visit lasts 24 hours and a timeout 4.
public final class VisitRecount {
    private static final Duration VISIT_MAX = Duration.ofHours(24);
    private static final Duration TIMEOUT_MAX = Duration.ofHours(4);

    private final Function<Instant, Duration> timeouts;
    private final Map<Stream, Visit> open = new HashMap<>();
    private final SortedMap<Hour, Counter> incomplete = new TreeMap<>();

    /// @param timeouts an event begins a visit if it comes more after the one before than the timeout of its instant
    public VisitRecount(Function<Instant, Duration> timeouts) {
        this.timeouts = timeouts;
    }

    /// Takes the events of the next hour.
    ///
    /// @param hour   later than any before
    /// @param events all of the hour, ordered by time and id
    /// @return the visits of each hour that is now complete
    public SortedMap<Hour, Rollup> next(Hour hour, List<Event> events) {
        closeBefore(hour.start());
        incomplete.put(hour, new Counter());
        for (Event event : events) {
            if (event.who().visits() && !event.who().visitor().isEmpty()) {
                take(new Stream(event.who().visitor(), event.who().session()), event);
            }
        }
        closeBefore(hour.end());
        return complete();
    }

    /// There are no more events.
    ///
    /// @return the visits of each hour that was not complete
    public SortedMap<Hour, Rollup> end() {
        closeBefore(Instant.MAX);
        return complete();
    }

    /// Where the visits of an hour say something else.
    public static List<Difference> differences(Hour hour, Rollup log, Rollup view) {
        return Comparison.rollups("visits " + hour.start(), log, view);
    }

    private void take(Stream stream, Event event) {
        Visit visit = open.get(stream);
        if (visit == null || visit.isOver(event.at(), timeouts.apply(event.at()))) {
            if (visit != null) {
                visit.count(incomplete);
            }
            visit = new Visit(event.at(), VisitorHash.of(stream.visitor()));
            open.put(stream, visit);
        }
        visit.take(event);
    }

    private void closeBefore(Instant now) {
        for (Iterator<Visit> visits = open.values().iterator(); visits.hasNext();) {
            Visit visit = visits.next();
            if (now.equals(Instant.MAX) || visit.isOver(now, TIMEOUT_MAX)) {
                visit.count(incomplete);
                visits.remove();
            }
        }
    }

    private SortedMap<Hour, Rollup> complete() {
        Instant undecided = open.values().stream().map(visit -> visit.start).min(Instant::compareTo)
                .orElse(Instant.MAX);
        SortedMap<Hour, Rollup> complete = new TreeMap<>();
        while (!incomplete.isEmpty() && !incomplete.firstKey().end().isAfter(undecided)) {
            Hour hour = incomplete.firstKey();
            complete.put(hour, incomplete.remove(hour).rollup());
        }
        return complete;
    }

    /// One visit while it goes on.
    private static final class Visit {
        private final Instant start;
        private final Set<Long> visitor;
        private final SortedMap<Hour, long[]> eventsAndViews = new TreeMap<>();
        private Instant last;
        private long views;
        private Source source = Source.NONE;
        private Technology technology = Technology.NONE;
        private Place place = Place.NONE;

        Visit(Instant start, long visitor) {
            this.start = start;
            this.last = start;
            this.visitor = Set.of(visitor);
        }

        boolean isOver(Instant next, Duration timeout) {
            return Duration.between(last, next).compareTo(timeout) > 0
                    || Duration.between(start, next).compareTo(VISIT_MAX) > 0;
        }

        void take(Event event) {
            last = event.at();
            long[] counts = eventsAndViews.computeIfAbsent(Hour.of(event.at()), _ -> new long[2]);
            counts[0] += event.what().counted() ? 1 : 0;
            counts[1] += event.what() instanceof What.PageView ? 1 : 0;
            views += event.what() instanceof What.PageView ? 1 : 0;
            source = source.isNone() ? event.source() : source;
            technology = technology.isNone() ? event.technology() : technology;
            place = place.isNone() ? event.place() : place;
        }

        void count(SortedMap<Hour, Counter> hours) {
            long ms = Duration.between(start, last).toMillis();
            hours.get(Hour.of(start)).total().addSession(views <= 1, ms);
            for (Map.Entry<Dimension, String> value : Values.of(source, technology, place).entrySet()) {
                hours.get(Hour.of(start)).row(value.getKey(), value.getValue()).addSession(views <= 1, ms);
                eventsAndViews.forEach((hour, counts) -> hours.get(hour).row(value.getKey(), value.getValue())
                        .addEvents(counts[0], counts[1], counts[0] > 0 ? visitor : Set.of()));
            }
        }
    }
}
