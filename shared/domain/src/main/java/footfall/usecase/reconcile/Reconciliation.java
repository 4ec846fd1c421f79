package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.log.FailedHour;
import footfall.log.Head;
import footfall.log.IdBucket;
import footfall.log.Segment;
import footfall.log.Sifting;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.Overtaken;
import footfall.prefix.ShardState;
import footfall.recount.DayRecount;
import footfall.recount.Difference;
import footfall.recount.FailedRecount;
import footfall.recount.HourRecount;
import footfall.recount.IdRecount;
import footfall.recount.LogLine;
import footfall.recount.SlotRecount;
import footfall.recount.VisitRecount;
import footfall.recount.VisitorRecount;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.Rollup;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.HourVisits;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One comparison of a shard's views with its log, at one prefix.
final class Reconciliation {
    private final LogStore log;
    private final ViewStore views;
    private final Shard shard;
    private final SessionRules rules;
    private final Extent extent;
    private final Instant now;
    private final long folded;
    private final long end;
    private final LogMap map;
    private final LogPages pages;
    private final VisitRecount visits;
    private final SortedMap<Hour, Rollup> own = new TreeMap<>();
    private final SortedMap<Day, DayRecount> days = new TreeMap<>();
    private final Set<Day> unknown = new HashSet<>();
    private final Set<Difference> found = new LinkedHashSet<>();
    private final BooleanSupplier isTimeUp;
    private final FirstOfEach firsts;
    private final VisitorRecount visitors;
    private int hoursUnknown;
    private ShardState state;

    Reconciliation(LogStore log, ViewStore views, Shard shard, SessionRules rules, Extent extent, Instant now,
                   BooleanSupplier isTimeUp) {
        this.log = log;
        this.views = views;
        this.shard = shard;
        this.rules = rules;
        this.now = now;
        this.isTimeUp = isTimeUp;
        Head head = log.head(shard);
        List<Segment> tail = log.tail(shard, head.folded());
        this.folded = head.folded();
        this.end = tail.isEmpty() ? folded : tail.getLast().seq();
        LogPages all = new LogPages(log, shard, 1, end);
        this.pages = extent.isWhole() ? all : all.since(extent.appendedSince());
        // A log that is not older than what is asked can be compared as a whole.
        this.extent = pages.first() == 1 ? Extent.WHOLE : extent;
        this.map = new LogMap(pages, isTimeUp);
        this.visits = new VisitRecount(rules.timeouts()::at, this.extent.readSince());
        this.state = ShardState.at(log, views, shard, rules, end);
        // Who came before the part that is read can not be known from it.
        this.firsts = this.extent.isWhole() && map.isComplete() ? FirstOfEach.of(pages, map.givenVisitors(), state,
                (from, to) -> range(ViewKind.VISITOR, from, to), isTimeUp) : FirstOfEach.unknown(map.isComplete());
        this.visitors = new VisitorRecount(firsts.marks());
    }

    /// Where views or the log itself are not what the log adds up to.
    Compared compared() {
        found.addAll(map.holes());
        found.addAll(OnceEach.differences(pages, map.aggregated(), isTimeUp));
        add(firsts.differences());
        boolean personsKnown = comparePersons();
        for (Hour hour : map.claimedHours()) {
            if (!map.isComplete() || !firsts.isComplete() || !personsKnown || isTimeUp.getAsBoolean()) {
                return compared(Instant.EPOCH, false);
            }
            compareIds(hour);
        }
        SortedMap<Day, List<Hour>> byDay = map.hours().stream().filter(extent::reads)
                .collect(Collectors.groupingBy(Hour::day, TreeMap::new, Collectors.toList()));
        for (Map.Entry<Day, List<Hour>> hours : byDay.entrySet()) {
            state = ShardState.at(log, views, shard, rules, end);
            compareStrays(hours.getKey(), hours.getValue());
            for (Hour hour : hours.getValue()) {
                if (isTimeUp.getAsBoolean()) {
                    return compared(own.isEmpty() ? hour.start() : own.firstKey().start(), false);
                }
                compareHour(hour);
            }
            compareDays(own.isEmpty() ? hours.getKey().index() + 1 : own.firstKey().day().index());
        }
        compareVisits(visits.end());
        compareDays(Long.MAX_VALUE);
        return compared(now, true);
    }

    /// What came before the part that is read is in a person's view too, so only all of a log tells.
    private boolean comparePersons() {
        if (!extent.isWhole() || !map.isComplete()) {
            return map.isComplete();
        }
        PersonByPerson persons = PersonByPerson.of(pages, map.naming(), state, this::range, isTimeUp);
        add(persons.differences());
        return persons.isComplete();
    }

    private Compared compared(Instant to, boolean finished) {
        return new Compared(to.isBefore(extent.since()) ? extent.since() : to, finished, hoursUnknown,
                found.stream().limit(Reconcile.DIFFERENCES_MAX).toList());
    }

    private void compareIds(Hour hour) {
        Map<Minute, List<LogLine>> lines = map.claimedLines(hour).stream()
                .collect(Collectors.groupingBy(line -> Minute.of(line.entry().claimedAt())));
        Map<Minute, List<IdBucket>> links = range(ViewKind.IDS, hour.index() * 60, hour.index() * 60 + 60).stream()
                .map(IdBucket.class::cast).collect(Collectors.groupingBy(IdBucket::minute));
        for (long index = hour.index() * 60; index < hour.index() * 60 + 60; index++) {
            Minute minute = new Minute(index);
            List<IdBucket> chain = links.getOrDefault(minute, List.of());
            long fold = chain.isEmpty() ? folded : Math.max(folded, chain.getLast().fold());
            List<LogLine> known = lines.getOrDefault(minute, List.of()).stream()
                    .filter(line -> line.seq() <= fold).toList();
            if (!chain.isEmpty() || !isForgotten(known)) {
                add(new IdRecount(minute, known, pages.first()).differences(chain));
            }
        }
    }

    private boolean isForgotten(List<LogLine> lines) {
        Instant forgetsBefore = now.minus(Sifting.RECEIVED_AGE_MAX);
        return lines.stream().allMatch(line -> line.entry().receivedAt().isBefore(forgetsBefore));
    }

    private void compareHour(Hour hour) {
        List<LogLine> lines = map.lines(hour);
        HourRecount recount = new HourRecount(hour, lines);
        List<Event> events = lines.stream().map(LogLine::entry).filter(Entry.Aggregated.class::isInstance)
                .map(entry -> ((Entry.Aggregated) entry).event())
                .filter(event -> hour.range().contains(event.at())).sorted().toList();
        own.put(hour, recount.own());
        if (extent.covers(hour)) {
            FailedRecount failed = new FailedRecount(hour, lines);
            add(recount.differences(state.counters(hour)));
            add(failed.differences(state.failed(hour)));
            if (lines.stream().allMatch(line -> line.seq() <= folded)) {
                compareStored(hour, recount, failed, new SlotRecount(hour, events));
            }
        }
        List<Difference> ofVisitors = new ArrayList<>();
        Set<EventId> fresh = visitors.next(hour, events, state.newVisitors().of(hour), ofVisitors);
        if (extent.covers(hour)) {
            add(ofVisitors);
        }
        compareVisits(visits.next(hour, events, fresh));
    }

    /// What the views themselves say of an hour that the tail does not touch.
    private void compareStored(Hour hour, HourRecount counters, FailedRecount failed, SlotRecount slots) {
        add(counters.differences(stored(ViewKind.COUNTERS, hour, HourCounters.class::cast)
                .orElse(HourCounters.none(shard, hour))));
        add(failed.differences(stored(ViewKind.FAILED, hour, FailedHour.class::cast)
                .orElse(FailedHour.none(shard, hour))));
        add(slots.differences(range(ViewKind.SLOT, hour.index(), hour.index() + 1).stream()
                .map(Slot.class::cast).toList()));
    }

    private void compareVisits(SortedMap<Hour, Rollup> complete) {
        complete.forEach((hour, log) -> {
            Rollup counted = own.remove(hour);
            if (extent.covers(hour) && visits.isKnown(hour)) {
                add(VisitRecount.differences(hour, log, state.visits(hour)));
                if (isAllFolded()) {
                    add(VisitRecount.differences(hour, log, stored(ViewKind.VISITS, hour, HourVisits.class::cast)
                            .map(HourVisits::rollup).orElse(Rollup.NONE)));
                }
                DayRecount day = days.computeIfAbsent(hour.day(), DayRecount::new);
                day.add(log);
                day.add(counted);
            } else if (extent.covers(hour)) {
                hoursUnknown++;
                unknown.add(hour.day());
            }
        });
    }

    /// Days all of whose hours are compared.
    private void compareDays(long before) {
        while (!days.isEmpty() && days.firstKey().index() < before) {
            Day day = days.firstKey();
            DayRecount recount = days.remove(day);
            if (extent.covers(day.firstHour()) && !unknown.contains(day)) {
                state.day(day).ifPresent(view -> add(recount.differences(view.rollup())));
            }
        }
    }

    /// Hours of which views tell something, but the log nothing.
    private void compareStrays(Day day, Collection<Hour> hours) {
        for (View view : range(ViewKind.COUNTERS, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof HourCounters counters && isStray(counters.hour(), hours)) {
                add(new HourRecount(counters.hour(), List.of()).differences(counters));
            }
        }
        for (View view : range(ViewKind.FAILED, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof FailedHour failed && isStray(failed.hour(), hours)) {
                add(new FailedRecount(failed.hour(), List.of()).differences(failed));
            }
        }
        for (View view : range(ViewKind.VISITS, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof HourVisits visit && isStray(visit.hour(), hours)) {
                add(VisitRecount.differences(visit.hour(), Rollup.NONE, visit.rollup()));
            }
        }
        for (View view : range(ViewKind.VISITORS, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof HourVisitors seen && isStray(seen.hour(), hours)) {
                List<Difference> strays = new ArrayList<>();
                new VisitorRecount(Optional.of(Map.of())).next(seen.hour(), List.of(), seen, strays);
                add(strays);
            }
        }
    }

    private boolean isStray(Hour hour, Collection<Hour> hours) {
        return extent.covers(hour) && !hours.contains(hour);
    }

    private <T> Optional<T> stored(ViewKind kind, Hour hour, Function<View, T> as) {
        return range(kind, hour.index(), hour.index() + 1).stream().findFirst().map(as);
    }

    private List<View> range(ViewKind kind, long from, long to) {
        List<View> stored = views.range(shard, kind, from, to);
        if (stored.stream().anyMatch(view -> view.fold() > end)) {
            throw new Overtaken(kind + " " + from);
        }
        return stored;
    }

    private boolean isAllFolded() {
        return folded == end;
    }

    private void add(Collection<Difference> more) {
        if (found.size() < Reconcile.DIFFERENCES_MAX) {
            found.addAll(more);
        }
    }
}
