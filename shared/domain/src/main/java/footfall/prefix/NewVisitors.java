package footfall.prefix;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.identity.Fingerprint;
import footfall.log.Segment;
import footfall.log.ViewKey;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourVisitors;
import footfall.rollup.VisitorHash;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who is new in which hour at the end of the tail. Reads the `VisitorView`s of the tail's given visitors alone: whom
/// the tail does not name is new where it was. For one thread and one reading.
public final class NewVisitors {
    private final PrefixViews views;
    private final Shard shard;
    private final long end;
    private final SortedMap<Hour, SortedMap<Long, FirstSeen>> dailyInTail = new TreeMap<>();
    private final SortedMap<Long, FirstSeen> givenInTail = new TreeMap<>();
    private final Map<Long, Set<Hour>> givenHours = new HashMap<>();
    /// The given visitors whose first counted event lies in the tail.
    private final SortedMap<Hour, SortedMap<Long, FirstSeen>> gained = new TreeMap<>();
    /// Where one of these is new, or may have been before: also at a shorter prefix of the tail, as a fold that died
    /// put.
    private final Set<Hour> lost = new TreeSet<>();
    private final Set<Hour> affected = new TreeSet<>();
    private final Map<Hour, HourVisitors> followed = new HashMap<>();
    private final Map<Hour, SortedMap<Long, FirstSeen>> found = new HashMap<>();

    NewVisitors(PrefixViews views, Shard shard, List<Segment> tail, long end) {
        this.views = views;
        this.shard = shard;
        this.end = end;
        tail.forEach(segment -> segment.entries().forEach(this::take));
        findGiven();
        findDaily();
    }

    private void take(Entry entry) {
        if (entry instanceof Entry.Aggregated(Event event) && event.what().counted()
                && !event.who().visitor().isEmpty()) {
            long visitor = VisitorHash.of(event.who().visitor());
            Hour hour = Hour.of(event.at());
            if (Fingerprint.isDaily(event.who().visitor())) {
                dailyInTail.computeIfAbsent(hour, _ -> new TreeMap<>())
                        .merge(visitor, FirstSeen.of(event), FirstSeen::earlier);
            } else {
                givenInTail.merge(visitor, FirstSeen.of(event), FirstSeen::earlier);
                givenHours.computeIfAbsent(visitor, _ -> new TreeSet<>()).add(hour);
            }
        }
    }

    private void findGiven() {
        views.load(givenInTail.keySet().stream().map(visitor -> VisitorView.key(shard, visitor)).toList());
        givenInTail.forEach((visitor, seen) -> {
            Optional<Instant> before = views.visitor(visitor).map(VisitorView::first);
            // An equal one may have been put by a fold that died: then the tail still has its event.
            if (before.isEmpty() || !before.get().isBefore(seen.at())) {
                gained.computeIfAbsent(Hour.of(seen.at()), _ -> new TreeMap<>()).put(visitor, seen);
                lost.addAll(givenHours.get(visitor));
                before.map(Hour::of).ifPresent(lost::add);
            }
        });
        affected.addAll(lost);
    }

    /// A daily id that is seen anew, or earlier, in an hour can be new there, and no longer new in a day's hours after.
    private void findDaily() {
        load(dailyInTail.keySet());
        SortedMap<Hour, Set<Long>> changed = new TreeMap<>();
        dailyInTail.forEach((hour, seen) -> {
            SortedMap<Long, FirstSeen> stored = stored(hour).daily();
            Set<Long> earlier = new TreeSet<>(seen.keySet());
            earlier.removeIf(visitor -> stored.containsKey(visitor)
                    && stored.get(visitor).at().isBefore(seen.get(visitor).at()));
            if (!earlier.isEmpty()) {
                changed.put(hour, earlier);
            }
        });
        load(changed.keySet().stream().flatMap(hour -> around(hour).stream()).toList());
        changed.forEach((hour, visitors) -> {
            affected.add(hour);
            for (Hour after : around(hour).tailSet(hour.next())) {
                if (!Collections.disjoint(of(after).daily().keySet(), visitors)) {
                    affected.add(after);
                }
            }
        });
    }

    private void load(Collection<Hour> hours) {
        views.load(hours.stream().map(hour -> HourVisitors.key(shard, hour)).toList());
    }

    private static TreeSet<Hour> around(Hour hour) {
        TreeSet<Hour> hours = before(hour);
        for (int i = 0; i <= HourVisitors.DAILY_HOURS; i++) {
            hours.add(new Hour(hour.index() + i));
        }
        return hours;
    }

    private static TreeSet<Hour> before(Hour hour) {
        TreeSet<Hour> hours = new TreeSet<>();
        for (int i = 1; i <= HourVisitors.DAILY_HOURS; i++) {
            hours.add(new Hour(hour.index() - i));
        }
        return hours;
    }

    /// The hours in which the tail can change who is new.
    public Set<Hour> affected() {
        return affected;
    }

    /// The views of hours that the tail changes, at its end; also those that it changed and changed back, so that
    /// nobody puts what lay between on top.
    public List<HourVisitors> changed() {
        Set<Hour> hours = new TreeSet<>(dailyInTail.keySet());
        hours.removeIf(hour -> of(hour).daily().equals(stored(hour).daily()));
        hours.addAll(lost);
        load(hours);
        return hours.stream().map(this::of).toList();
    }

    /// The views of given visitors that came first in the tail, or earlier than was known.
    public List<VisitorView> firsts() {
        List<VisitorView> moved = new ArrayList<>();
        gained.values().forEach(visitors -> visitors.forEach((visitor, seen) -> {
            if (views.visitor(visitor).filter(view -> view.first().equals(seen.at())).isEmpty()) {
                moved.add(new VisitorView(shard, visitor, end, seen.at()));
            }
        }));
        return moved;
    }

    /// When each of some given visitors came first, at the end of the tail; of those who have.
    public Map<Long, Instant> firsts(Collection<Long> visitors) {
        views.load(visitors.stream().map(visitor -> VisitorView.key(shard, visitor)).toList());
        Map<Long, Instant> firsts = new HashMap<>();
        for (long visitor : visitors) {
            Stream.concat(views.visitor(visitor).map(VisitorView::first).stream(),
                            Stream.ofNullable(givenInTail.get(visitor)).map(FirstSeen::at))
                    .min(Instant::compareTo).ifPresent(first -> firsts.put(visitor, first));
        }
        return firsts;
    }

    /// Reads what tells who is new in some hours, many at once.
    public void prepare(Collection<Hour> hours) {
        load(hours);
        load(hours.stream().filter(hour -> !of(hour).daily().isEmpty())
                .flatMap(hour -> before(hour).stream()).distinct().toList());
    }

    /// The visitors who are new in an hour, by their hash, each with its first counted event.
    public SortedMap<Long, FirstSeen> in(Hour hour) {
        return found.computeIfAbsent(hour, _ -> {
            prepare(List.of(hour));
            SortedMap<Long, FirstSeen> fresh = new TreeMap<>(of(hour).daily());
            if (!fresh.isEmpty()) {
                before(hour).forEach(earlier -> fresh.keySet().removeAll(of(earlier).daily().keySet()));
            }
            fresh.putAll(of(hour).given());
            return fresh;
        });
    }

    /// What tells who is new in an hour, at the end of the tail.
    public HourVisitors of(Hour hour) {
        return followed.computeIfAbsent(hour, _ -> {
            if (!dailyInTail.containsKey(hour) && !lost.contains(hour)) {
                return stored(hour);
            }
            SortedMap<Long, FirstSeen> daily = new TreeMap<>(stored(hour).daily());
            dailyInTail.getOrDefault(hour, new TreeMap<>())
                    .forEach((visitor, seen) -> daily.merge(visitor, seen, FirstSeen::earlier));
            SortedMap<Long, FirstSeen> given = new TreeMap<>(stored(hour).given());
            if (lost.contains(hour)) {
                gained.forEach((where, visitors) -> visitors.forEach((visitor, seen) -> {
                    if (where.equals(hour)) {
                        given.merge(visitor, seen, FirstSeen::earlier);
                    } else {
                        given.remove(visitor);
                    }
                }));
            }
            return new HourVisitors(shard, hour, end, daily, given);
        });
    }

    private HourVisitors stored(Hour hour) {
        ViewKey key = HourVisitors.key(shard, hour);
        return (HourVisitors) views.stored(key).orElseGet(() -> HourVisitors.none(shard, hour));
    }
}
