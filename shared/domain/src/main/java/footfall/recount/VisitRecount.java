package footfall.recount;

import footfall.event.Event;
import footfall.event.EventId;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Visits, counted again: all events of the log go by in order of time, an hour at a time. Holds the visits that may
/// still go on, and what closed visits say of hours that are not complete yet: never more than those of 29 hours, as a
/// visit lasts 24 hours and a timeout 4.
///
/// Where the events before some instant are not handed in, visits that may have begun before it are unknown, and so are
/// those that follow them without a pause, as nobody knows where a day of theirs ends. What it tells of hours that such
/// visits touch is not known to be right.
public final class VisitRecount {
    private static final Duration VISIT_MAX = Duration.ofHours(24);
    private static final Duration TIMEOUT_MAX = Duration.ofHours(4);

    private final Function<Instant, Duration> timeouts;
    private final Instant since;
    private final Map<Stream, Instant> unknownUntil = new HashMap<>();
    private final SortedSet<Hour> unknown = new TreeSet<>();
    private final Map<Stream, Seen> open = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final SortedMap<Hour, Counter> incomplete = new TreeMap<>();

    /// @param timeouts an event begins a visit if it comes more after the one before than the timeout of its instant
    /// @param since    all events from then on are handed in; `Instant.MIN` if it is all that there are
    public VisitRecount(Function<Instant, Duration> timeouts, Instant since) {
        this.timeouts = timeouts;
        this.since = since;
    }

    /// Takes the events of the next hour.
    ///
    /// @param hour   later than any before
    /// @param events all of the hour, ordered by time and id
    /// @param fresh  those with which a visitor is new
    /// @return the visits of each hour that is now complete
    public SortedMap<Hour, Rollup> next(Hour hour, List<Event> events, Set<EventId> fresh) {
        closeBefore(hour.start());
        incomplete.put(hour, new Counter());
        for (Event event : events) {
            boolean isFresh = fresh.contains(event.id());
            if (event.who().visits() && !event.who().visitor().isEmpty()) {
                take(event, isFresh);
            } else if (isFresh) {
                incomplete.get(hour).total().addNewVisitor();
                Values.of(event.source(), event.technology(), event.place()).forEach((dimension, value) ->
                        incomplete.get(hour).row(dimension, value).addNewVisitor());
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

    /// Whether every visit that touches an hour is known from its beginning. To be asked once the hour is complete.
    public boolean isKnown(Hour hour) {
        return !unknown.contains(hour);
    }

    /// An event goes on with the visit of its stream, and with that of the stream of the date before if it carries it.
    private void take(Event event, boolean fresh) {
        List<Stream> streams = new ArrayList<>(List.of(new Stream(event.who().visitor(), event.who().session())));
        if (!event.who().before().isEmpty()) {
            streams.add(new Stream(event.who().before(), event.who().session()));
        }
        Visit visit = null;
        for (Stream stream : streams) {
            Seen seen = open.get(stream);
            if (seen == null || isOver(seen, event.at())) {
                continue;
            }
            Visit other = seen.visit.whole();
            if (visit == null || visit == other) {
                visit = other;
            } else {
                visit = visit.start.isAfter(other.start) ? other.join(visit) : visit.join(other);
            }
        }
        if (visit == null) {
            visit = new Visit(event.at(), VisitorHash.of(event.who().visitor()));
            visits.add(visit);
        }
        noteUnknown(streams, event.at());
        visit.take(event);
        if (fresh) {
            visit.fresh.add(new Fresh(VisitorHash.of(event.who().visitor()), Hour.of(event.at())));
        }
        for (Stream stream : streams) {
            open.put(stream, new Seen(event.at(), visit));
        }
    }

    private boolean isOver(Seen seen, Instant at) {
        return Duration.between(seen.last, at).compareTo(timeouts.apply(at)) > 0
                || Duration.between(seen.visit.whole().start, at).compareTo(VISIT_MAX) > 0;
    }

    private void noteUnknown(List<Stream> streams, Instant at) {
        if (streams.stream().anyMatch(stream -> isUnknown(stream, at))) {
            streams.forEach(stream -> unknownUntil.put(stream, at));
            unknown.add(Hour.of(at));
        } else {
            streams.forEach(unknownUntil::remove);
        }
    }

    /// Whether no pause is known between the events that are not handed in and this one.
    private boolean isUnknown(Stream stream, Instant at) {
        Instant last = unknownUntil.getOrDefault(stream, since);
        return Duration.between(last, at).compareTo(timeouts.apply(at)) <= 0;
    }

    /// Counts visits that no event from now on can go on with, whatever the timeout becomes.
    private void closeBefore(Instant now) {
        boolean all = now.equals(Instant.MAX);
        open.values().removeIf(seen -> all || Duration.between(seen.last, now).compareTo(TIMEOUT_MAX) > 0
                || Duration.between(seen.visit.whole().start, now).compareTo(VISIT_MAX) > 0);
        Set<Visit> going = Collections.newSetFromMap(new IdentityHashMap<>());
        open.values().forEach(seen -> going.add(seen.visit.whole()));
        visits.removeIf(visit -> {
            if (visit.whole() == visit && !going.contains(visit)) {
                visit.count(incomplete);
            }
            return !going.contains(visit);
        });
    }

    private SortedMap<Hour, Rollup> complete() {
        Instant undecided = visits.stream().map(visit -> visit.start).min(Instant::compareTo)
                .orElse(Instant.MAX);
        SortedMap<Hour, Rollup> complete = new TreeMap<>();
        while (!incomplete.isEmpty() && !incomplete.firstKey().end().isAfter(undecided)) {
            Hour hour = incomplete.firstKey();
            complete.put(hour, incomplete.remove(hour).rollup());
        }
        return complete;
    }

    /// When a stream's last event was, and of which visit.
    private record Seen(Instant last, Visit visit) {}

    /// Who is first seen in a visit, and in which hour: it is new there if the visit is its own.
    private record Fresh(long visitor, Hour hour) {}

    /// What an event was the first to tell.
    private record Told<T>(Event by, T value) {}

    /// One visit while it goes on.
    private static final class Visit {
        private final Instant start;
        private final Set<Long> visitor;
        private final SortedMap<Hour, long[]> eventsAndViews = new TreeMap<>();
        private final List<Fresh> fresh = new ArrayList<>();
        private Instant last;
        private long views;
        private @Nullable Told<Source> source;
        private @Nullable Told<Technology> technology;
        private @Nullable Told<Place> place;
        private @Nullable Visit joined;

        Visit(Instant start, long visitor) {
            this.start = start;
            this.last = start;
            this.visitor = Set.of(visitor);
        }

        Visit whole() {
            return joined == null ? this : joined.whole();
        }

        /// Takes in a visit that began later.
        Visit join(Visit other) {
            other.joined = this;
            fresh.addAll(other.fresh);
            other.eventsAndViews.forEach((hour, counts) -> add(hour, counts[0], counts[1]));
            last = other.last.isAfter(last) ? other.last : last;
            views += other.views;
            source = earlier(source, other.source);
            technology = earlier(technology, other.technology);
            place = earlier(place, other.place);
            return this;
        }

        private static <T> @Nullable Told<T> earlier(@Nullable Told<T> one, @Nullable Told<T> other) {
            return one == null || other != null && other.by.compareTo(one.by) < 0 ? other : one;
        }

        private void add(Hour hour, long events, long ofThemViews) {
            long[] counts = eventsAndViews.computeIfAbsent(hour, _ -> new long[2]);
            counts[0] += events;
            counts[1] += ofThemViews;
        }

        void take(Event event) {
            last = event.at();
            int view = event.what() instanceof What.PageView ? 1 : 0;
            add(Hour.of(event.at()), event.what().counted() ? 1 : 0, view);
            views += view;
            source = source != null || event.source().isNone() ? source : new Told<>(event, event.source());
            technology = technology != null || event.technology().isNone() ? technology
                    : new Told<>(event, event.technology());
            place = place != null || event.place().isNone() ? place : new Told<>(event, event.place());
        }

        void count(SortedMap<Hour, Counter> hours) {
            long ms = Duration.between(start, last).toMillis();
            hours.get(Hour.of(start)).total().addSession(views <= 1, ms);
            eventsAndViews.forEach((hour, counts) ->
                    hours.get(hour).total().addEvents(0, 0, counts[0] > 0 ? visitor : Set.of()));
            fresh.removeIf(one -> !visitor.contains(one.visitor));
            fresh.forEach(one -> hours.get(one.hour).total().addNewVisitor());
            for (Map.Entry<Dimension, String> value : Values.of(source == null ? Source.NONE : source.value,
                    technology == null ? Technology.NONE : technology.value,
                    place == null ? Place.NONE : place.value).entrySet()) {
                hours.get(Hour.of(start)).row(value.getKey(), value.getValue()).addSession(views <= 1, ms);
                fresh.forEach(one -> hours.get(one.hour).row(value.getKey(), value.getValue()).addNewVisitor());
                eventsAndViews.forEach((hour, counts) -> hours.get(hour).row(value.getKey(), value.getValue())
                        .addEvents(counts[0], counts[1], counts[0] > 0 ? visitor : Set.of()));
            }
        }
    }
}
