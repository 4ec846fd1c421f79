package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
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
import footfall.recount.HourRecount;
import footfall.recount.IdRecount;
import footfall.recount.LogLine;
import footfall.recount.SlotRecount;
import footfall.recount.VisitRecount;
import footfall.rollup.HourCounters;
import footfall.rollup.Rollup;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.HourVisits;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One comparison of a shard's views with its log, at one prefix.
final class Reconciliation {
    private final LogStore log;
    private final ViewStore views;
    private final Shard shard;
    private final SessionRules rules;
    private final Instant forgetsBefore;
    private final long folded;
    private final long end;
    private final LogMap map;
    private final LogPages pages;
    private final VisitRecount visits;
    private final SortedMap<Hour, Rollup> own = new TreeMap<>();
    private final SortedMap<Day, DayRecount> days = new TreeMap<>();
    private final Set<Difference> found = new LinkedHashSet<>();
    private ShardState state;

    Reconciliation(LogStore log, ViewStore views, Shard shard, SessionRules rules, Instant now) {
        this.log = log;
        this.views = views;
        this.shard = shard;
        this.rules = rules;
        this.forgetsBefore = now.minus(Sifting.RECEIVED_AGE_MAX);
        Head head = log.head(shard);
        List<Segment> tail = log.tail(shard, head.folded());
        this.folded = head.folded();
        this.end = tail.isEmpty() ? folded : tail.getLast().seq();
        this.pages = new LogPages(log, shard, end);
        this.map = new LogMap(pages);
        this.visits = new VisitRecount(rules.timeouts()::at);
        this.state = ShardState.at(log, views, shard, rules, end);
    }

    /// Where views or the log itself are not what the log adds up to.
    List<Difference> differences() {
        found.addAll(map.holes());
        found.addAll(OnceEach.differences(pages, map.aggregated()));
        map.claimedHours().forEach(this::compareIds);
        Map<Day, List<Hour>> byDay = map.hours().stream()
                .collect(Collectors.groupingBy(Hour::day, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, hours) -> {
            state = ShardState.at(log, views, shard, rules, end);
            compareStrays(day, hours);
            hours.forEach(this::compareHour);
            compareDays(own.isEmpty() ? day.index() + 1 : own.firstKey().day().index());
        });
        compareVisits(visits.end());
        compareDays(Long.MAX_VALUE);
        return found.stream().limit(Reconcile.DIFFERENCES_MAX).toList();
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
                add(new IdRecount(minute, known).differences(chain));
            }
        }
    }

    private boolean isForgotten(List<LogLine> lines) {
        return lines.stream().allMatch(line -> line.entry().receivedAt().isBefore(forgetsBefore));
    }

    private void compareHour(Hour hour) {
        List<LogLine> lines = map.lines(hour);
        HourRecount recount = new HourRecount(hour, lines);
        List<Event> events = lines.stream().map(LogLine::entry).filter(Entry.Aggregated.class::isInstance)
                .map(entry -> ((Entry.Aggregated) entry).event())
                .filter(event -> hour.range().contains(event.at())).sorted().toList();
        own.put(hour, recount.own());
        add(recount.differences(state.counters(hour)));
        if (isAllFolded()) {
            add(recount.differences(stored(ViewKind.COUNTERS, hour, HourCounters.class::cast)
                    .orElse(HourCounters.none(shard, hour))));
            add(new SlotRecount(hour, events).differences(range(ViewKind.SLOT, hour.index(), hour.index() + 1).stream()
                    .map(Slot.class::cast).toList()));
        }
        compareVisits(visits.next(hour, events));
    }

    private void compareVisits(SortedMap<Hour, Rollup> complete) {
        complete.forEach((hour, log) -> {
            add(VisitRecount.differences(hour, log, state.visits(hour)));
            if (isAllFolded()) {
                add(VisitRecount.differences(hour, log, stored(ViewKind.VISITS, hour, HourVisits.class::cast)
                        .map(HourVisits::rollup).orElse(Rollup.NONE)));
            }
            DayRecount day = days.computeIfAbsent(hour.day(), DayRecount::new);
            day.add(log);
            day.add(own.remove(hour));
        });
    }

    /// Days all of whose hours are compared.
    private void compareDays(long before) {
        while (!days.isEmpty() && days.firstKey().index() < before) {
            Day day = days.firstKey();
            DayRecount recount = days.remove(day);
            state.day(day).ifPresent(view -> add(recount.differences(view.rollup())));
        }
    }

    /// Hours of which views tell something, but the log nothing.
    private void compareStrays(Day day, Collection<Hour> hours) {
        for (View view : range(ViewKind.COUNTERS, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof HourCounters counters && !hours.contains(counters.hour())) {
                add(new HourRecount(counters.hour(), List.of()).differences(counters));
            }
        }
        for (View view : range(ViewKind.VISITS, day.firstHour().index(), day.firstHour().index() + 24)) {
            if (view instanceof HourVisits visit && !hours.contains(visit.hour())) {
                add(VisitRecount.differences(visit.hour(), Rollup.NONE, visit.rollup()));
            }
        }
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
