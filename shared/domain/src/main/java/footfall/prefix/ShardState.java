package footfall.prefix;

import footfall.log.FailedHour;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.rollup.HourCounters;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import footfall.visit.VisitCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the views of a shard say at one prefix of its log: stored views with the tail folded on top, in memory.
/// Everything it answers belongs to the same prefix. For one thread and one reading.
public final class ShardState {
    /// How long after its end a day is over.
    public static final Duration DAY_CLOSES_AFTER = Duration.ofHours(1);
    private static final int TRIES_MAX = 12;

    private final LogStore log;
    private final Head head;
    private final List<Segment> tail;
    private final PrefixViews views;
    private final Visits visits;
    private final boolean countsNew;
    private @Nullable NewVisitors newVisitors;

    private ShardState(LogStore log, ViewStore store, Shard shard, SessionRules rules, long upTo) {
        this.log = log;
        this.head = log.head(shard);
        this.tail = log.tail(shard, head.folded()).stream().filter(segment -> segment.seq() <= upTo).toList();
        this.views = new PrefixViews(store, shard, tail, end());
        this.visits = new Visits(views, shard, rules);
        this.countsNew = true;
    }

    private ShardState(ShardState all) {
        this.log = all.log;
        this.head = all.head;
        this.tail = all.tail;
        this.views = all.views;
        this.visits = all.visits;
        this.countsNew = false;
    }

    /// The same prefix, for who does not ask for new visitors: what it says of them may be too old, and it does not
    /// read what tells.
    public ShardState withoutNewVisitors() {
        return new ShardState(this);
    }

    /// Answers from one prefix. If somebody folds on while it reads, it begins again from a newer one.
    ///
    /// @param reading may be called several times, each time with a new state; keeps nothing of a state it lost
    /// @throws Unavailable if a store does not answer, or if others went on folding each time
    public static <T> T reading(LogStore log, ViewStore views, Shard shard, SessionRules rules,
                                Function<ShardState, T> reading) {
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            try {
                return reading.apply(new ShardState(log, views, shard, rules, Long.MAX_VALUE));
            } catch (Overtaken e) {
                continue;
            }
        }
        throw new Unavailable("shard " + shard + ": overtaken " + TRIES_MAX + " times");
    }

    /// The state at the prefix that ends with a seq.
    ///
    /// @throws Overtaken   if it was folded beyond that; also later, by whatever reads a view that is ahead
    /// @throws Unavailable if a store does not answer
    public static ShardState at(LogStore log, ViewStore views, Shard shard, SessionRules rules, long end) {
        ShardState state = new ShardState(log, views, shard, rules, end);
        if (state.end() != end) {
            throw new Overtaken("folded beyond " + end);
        }
        return state;
    }

    /// The head that the prefix begins from.
    public Head head() {
        return head;
    }

    /// The segments after `folded`, to the end of the prefix.
    public List<Segment> tail() {
        return tail;
    }

    /// The last seq of the prefix.
    public long end() {
        return tail.isEmpty() ? head.folded() : tail.getLast().seq();
    }

    /// When the last segment of the prefix was appended.
    public Instant endsAt() {
        return tail.isEmpty() ? head.foldedTo() : tail.getLast().appendedAt();
    }

    /// The counters of an hour.
    public HourCounters counters(Hour hour) {
        return views.counters(hour);
    }

    /// The counters of the hours `from <= hour < to` that have any.
    public SortedMap<Hour, HourCounters> counters(Hour from, Hour to) {
        SortedMap<Hour, HourCounters> found = new TreeMap<>();
        for (View view : views.range(ViewKind.COUNTERS, from.index(), to.index())) {
            Hour hour = new Hour(view.key().index());
            found.put(hour, views.counters(hour));
        }
        views.touchedHours().stream().filter(hour -> hour.compareTo(from) >= 0 && hour.compareTo(to) < 0)
                .forEach(hour -> found.put(hour, views.counters(hour)));
        return found;
    }

    /// What is failed now of the events that arrived in an hour.
    public FailedHour failed(Hour hour) {
        return views.failed(hour);
    }

    /// What is failed now of the hours `from <= hour < to` of which anything ever failed.
    public SortedMap<Hour, FailedHour> failed(Hour from, Hour to) {
        SortedMap<Hour, FailedHour> found = new TreeMap<>();
        for (View view : views.range(ViewKind.FAILED, from.index(), to.index())) {
            Hour hour = new Hour(view.key().index());
            found.put(hour, views.failed(hour));
        }
        views.touchedHours().stream().filter(hour -> hour.compareTo(from) >= 0 && hour.compareTo(to) < 0)
                .filter(hour -> views.counters(hour).hasFailures())
                .forEach(hour -> found.put(hour, views.failed(hour)));
        return found;
    }

    /// The visits of an hour: total = the sessions that start in it, and its visitors and new ones; `visit:` rows =
    /// those, and its events by the values of their session.
    public Rollup visits(Hour hour) {
        return isAffected(hour) ? visitsAnew(hour) : views.visits(hour).map(HourVisits::rollup)
                .orElse(Rollup.NONE);
    }

    /// The visits of an hour, made of its sessions, whatever is stored.
    public Rollup visitsAnew(Hour hour) {
        return VisitCount.of(visits.sessions(hour, hour.next()), hour.range(),
                countsNew ? newVisitors().in(hour) : Map.of());
    }

    /// The hours whose visits, or new visitors, the tail changes.
    public Set<Hour> affected() {
        Set<Hour> hours = new HashSet<>(visits.affected());
        hours.addAll(countsNew ? newVisitors().affected() : Set.of());
        return hours;
    }

    /// Who is new in which hour.
    public NewVisitors newVisitors() {
        if (newVisitors == null) {
            newVisitors = new NewVisitors(views, head.shard(), tail, end());
        }
        return newVisitors;
    }

    /// An event changes visits that began at most `SESSION_MAX` before it, and any that come after it.
    private boolean isAffected(Hour hour) {
        long reach = SessionRules.SESSION_MAX.toHours() + 1;
        return views.touchedSlots().stream().anyMatch(key -> key.index() <= hour.index() + reach)
                && visits.affected().contains(hour)
                || countsNew && newVisitors().affected().contains(hour);
    }

    /// All that is counted of an hour, the largest keys by name.
    public Rollup hour(Hour hour) {
        return views.counters(hour).own().plus(visits(hour)).named();
    }

    /// All that is counted of the hours `from <= hour < to` that have any.
    public SortedMap<Hour, Rollup> hours(Hour from, Hour to) {
        Set<Hour> counted = counters(from, to).keySet();
        views.load(counted.stream().map(hour -> HourVisits.key(head.shard(), hour)).toList());
        if (countsNew) {
            newVisitors().prepare(counted.stream().filter(this::isAffected).toList());
        }
        SortedMap<Hour, Rollup> found = new TreeMap<>();
        counted.forEach(hour -> found.put(hour, hour(hour)));
        return found;
    }

    /// A day that is over and has its view; empty: ask its hours.
    public Optional<DayView> day(Day day) {
        return isWhole(day) ? Optional.of(views.day(day).orElse(none(day))) : Optional.empty();
    }

    /// Of the days `from <= day < to` those that are over and have their view; the others: ask their hours.
    public SortedMap<Day, DayView> days(Day from, Day to) {
        SortedMap<Day, DayView> found = new TreeMap<>();
        for (Day day = from; day.compareTo(to) < 0; day = new Day(day.index() + 1)) {
            if (isWhole(day)) {
                found.put(day, none(day));
            }
        }
        views.range(ViewKind.DAY, from.index(), to.index())
                .forEach(view -> found.computeIfPresent(new Day(view.key().index()), (_, _) -> (DayView) view));
        return found;
    }

    private DayView none(Day day) {
        return new DayView(head.shard(), day, head.folded(), Rollup.NONE);
    }

    private boolean isWhole(Day day) {
        boolean touched = views.touchedHours().stream().anyMatch(hour -> hour.day().equals(day));
        return !touched && day.hours().stream().noneMatch(this::isAffected) && isOver(day, head.foldedTo());
    }

    /// Whether a day is over when a segment was appended.
    public static boolean isOver(Day day, Instant appendedAt) {
        return !appendedAt.isBefore(day.end().plus(DAY_CLOSES_AFTER));
    }

    /// The sum of a day's hours, whatever is stored of the day.
    public Rollup dayAnew(Day day) {
        RollupBuilder sum = new RollupBuilder();
        hours(day.firstHour(), new Day(day.index() + 1).firstHour()).values().forEach(sum::add);
        return sum.build();
    }

    /// Every session with an event in the hours `from <= hour < to`, whole, however long before or after it goes.
    public Collection<Session> sessions(Hour from, Hour to) {
        return visits.sessions(from, to);
    }

    /// The sessions of some visitors with an event in the hours `from <= hour < to`, whole, and all that lead to them
    /// or go on from them without a pause.
    public Collection<Session> sessionsOf(Set<String> visitors, Hour from, Hour to) {
        return visits.of(visitors, from, to);
    }

    /// The segments of these numbers, ascending; all must lie in the prefix.
    public List<Segment> segments(Collection<Long> seqs) {
        Set<Long> wanted = Set.copyOf(seqs);
        List<Long> stored = wanted.stream().filter(seq -> seq <= head.folded()).sorted().toList();
        List<Segment> found = new ArrayList<>(stored.isEmpty() ? List.of()
                : log.segments(head.shard(), stored));
        tail.stream().filter(segment -> wanted.contains(segment.seq())).forEach(found::add);
        return found;
    }

    /// What is known of persons.
    public Profiles profiles() {
        return new Profiles(this);
    }

    /// What is known of groups.
    public Groups groups() {
        return new Groups(this);
    }

    /// The views one by one, for who brings them forward.
    public PrefixViews views() {
        return views;
    }
}
