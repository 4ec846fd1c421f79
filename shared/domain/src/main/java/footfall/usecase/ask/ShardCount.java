package footfall.usecase.ask;

import footfall.event.Entry;
import footfall.log.FailedHour;
import footfall.prefix.ShardState;
import footfall.report.Arrivals;
import footfall.report.Channels;
import footfall.report.Fault;
import footfall.report.Include;
import footfall.report.Plan;
import footfall.report.Question;
import footfall.report.Table;
import footfall.report.Tier;
import footfall.rollup.Rollup;
import footfall.site.Kept;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.TimeRange;
import footfall.visit.DayView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one shard adds to the answer to one question.
///
/// @param end      the last seq of the shard's log that it contains
/// @param tiers    from what it was added up
/// @param pipeline what became of the events that arrived in the hours of the range, if asked
/// @param earned   what is added once all shards are counted
/// @param faults   why it could not be counted; none: it was
record ShardCount(Table table, long end, Set<Tier> tiers, SortedMap<String, Long> pipeline, Earned earned,
                  List<Fault> faults) {
    /// The most hours that are read from their own views for one question.
    static final int HOURS_MAX = 10_000;

    /// Counts a question in a shard.
    static ShardCount of(ShardState asked, Question question, Plan wished, Terms terms) {
        Kept kept = terms.kept();
        ShardState state = question.countsNewVisitors() ? asked : asked.withoutNewVisitors();
        if (wished.hoursRead() > HOURS_MAX) {
            return refused(question, wished, ("the question would read %,d hours one by one, at most %,d; ask a"
                    + " shorter range, or whole UTC days").formatted(wished.hoursRead(), HOURS_MAX));
        }
        TreeSet<Hour> untold = question.asksForTold() ? UntoldHours.of(state, wished) : new TreeSet<>();
        if (!untold.isEmpty() && untold.getFirst().start().isBefore(kept.raw())) {
            return refused(question, wished, new Fault("raw_expired", "date_range", "date_range: users and money were"
                    + " not counted yet at " + untold.getFirst().start() + ", and events of then are expired; ask from "
                    + kept.raw() + " on"));
        }
        Plan plan = wished.scanning(untold);
        Table table = new Table(question, plan, terms.channels());
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (TimeRange range : plan.days()) {
            addDays(state, range, table, tiers);
        }
        for (TimeRange range : plan.hours()) {
            addHours(state, Hour.of(range.from()), Hour.of(range.to()), table, tiers);
        }
        FactScan scan = new FactScan(state, question, plan, terms.closing().rules());
        Optional<Fault> fault = Optional.empty();
        if (!plan.scans().isEmpty()) {
            tiers.add(Tier.SEGMENT);
            fault = scan.into(table);
        }
        if (question.countsEdges() && fault.isEmpty()) {
            tiers.add(Tier.HOUR);
            fault = EdgeCount.into(table, state, question, terms.closing());
        }
        return new ShardCount(table, state.end(), tiers, pipeline(state, question, kept), scan.earned(),
                fault.stream().toList());
    }

    /// Says that a question would cost too much.
    static ShardCount refused(Question question, Plan plan, String message) {
        return refused(question, plan, new Fault("question_too_large", "", message));
    }

    /// Says why a question is not counted.
    static ShardCount refused(Question question, Plan plan, Fault fault) {
        return new ShardCount(new Table(question, plan, Channels.UNTOLD), 0, Set.of(), new TreeMap<>(), Earned.NONE,
                List.of(fault));
    }

    private static void addDays(ShardState state, TimeRange range, Table table, Set<Tier> tiers) {
        Day to = Day.of(range.to());
        SortedMap<Day, DayView> closed = state.days(Day.of(range.from()), to);
        for (DayView view : closed.values()) {
            tiers.add(Tier.DAY);
            table.add(view.day().start(), view.rollup());
        }
        Day open = Day.of(range.from());
        for (Day day = open; day.compareTo(to) <= 0; day = new Day(day.index() + 1)) {
            if (day.equals(to) || closed.containsKey(day)) {
                addHours(state, open.firstHour(), day.firstHour(), table, tiers);
                open = new Day(day.index() + 1);
            }
        }
    }

    private static void addHours(ShardState state, Hour from, Hour to, Table table, Set<Tier> tiers) {
        if (from.compareTo(to) < 0) {
            tiers.add(Tier.HOUR);
            for (Map.Entry<Hour, Rollup> hour : state.hours(from, to).entrySet()) {
                table.add(hour.getKey().start(), hour.getValue());
            }
        }
    }

    private static SortedMap<String, Long> pipeline(ShardState state, Question question, Kept kept) {
        SortedMap<String, Long> sum = new TreeMap<>();
        if (question.include().contains(Include.PIPELINE)) {
            Hour after = Hour.of(question.range().to().minus(Duration.ofMillis(1))).next();
            Instant from = question.range().from();
            Hour first = from.isBefore(kept.hours()) ? Hour.of(kept.hours()).next() : Hour.of(from);
            state.counters(first, after).values().forEach(hour -> Arrivals.add(sum, hour.pipeline()));
            // Failed is what is failed now, not how often something did.
            sum.keySet().removeIf(became -> became.startsWith("failed."));
            state.failed(first, after).values().forEach(hour -> Arrivals.add(sum, failed(hour)));
            newest(state).ifPresent(newest -> sum.put(Arrivals.NEWEST, newest.toEpochMilli()));
        }
        return sum;
    }

    private static SortedMap<String, Long> failed(FailedHour hour) {
        SortedMap<String, Long> sum = new TreeMap<>();
        hour.counts().forEach((reason, count) -> sum.put("failed." + reason, count));
        hour.skipped().forEach((reason, count) -> sum.put("skipped." + reason, count));
        if (hour.redriven() > 0) {
            sum.put("redriven", hour.redriven());
        }
        hour.rows().stream().findFirst()
                .ifPresent(row -> sum.put(Arrivals.OLDEST_FAILED, row.receivedAt().toEpochMilli()));
        return sum;
    }

    private static Optional<Instant> newest(ShardState state) {
        return state.tail().isEmpty() ? Optional.of(state.head().foldedTo()).filter(_ -> state.head().folded() > 0)
                : state.tail().getLast().entries().stream().map(Entry::receivedAt).max(Instant::compareTo);
    }
}
