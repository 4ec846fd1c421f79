package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.log.FailedHour;
import footfall.log.Head;
import footfall.log.IdBucket;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore.Change;
import footfall.recount.Difference;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.usecase.reconcile.Compared;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The newer part of a log says what it can know of views, and nothing else.
class ReconcileRangeTest {
    private static final double RATE = 0.01;
    private static final int EVENTS_A_DAY = 864;
    private static final BooleanSupplier NEVER = () -> false;

    private final ReducedTrace trace = new ReducedTrace(7, RATE);
    private Instant since = Instant.MIN;

    @BeforeEach
    void fiveDays() {
        for (int day = 0; day < 5; day++) {
            trace.append(EVENTS_A_DAY);
            trace.fold();
        }
        trace.append(60);
        since = Hour.of(trace.instant().minus(Duration.ofDays(2))).start();
    }

    private Compared compare(LogStore log) {
        return new Reconcile(log, trace.views, trace).compare(trace.shard, ReducedTrace.RULES, new Extent(since),
                NEVER);
    }

    private List<Difference> whole() {
        return new Reconcile(trace.log, trace.views, trace).reconcile(trace.shard, ReducedTrace.RULES);
    }

    @Test
    void findsNothingWhereNothingIsWrongWhereverItBegins() {
        for (int hours = 0; hours < 60; hours += 10) {
            Compared compared = compare(trace.log);
            assertEquals(new Compared(trace.instant(), true, 0, List.of()), compared, "from " + since);
            since = since.minus(Duration.ofHours(10));
        }
    }

    @Test
    void readsTheNewerPartOnlyThoughTheClocksOfReducersDiffer() {
        Clocks clocks = new Clocks(trace.log);
        assertEquals(List.of(), compare(clocks).differences());
        long half = trace.log.tail(trace.shard, 0).size() / 4;
        assertTrue(clocks.reads.stream().filter(seq -> seq < half).count() < 30, "reads of the older part");
    }

    @Test
    void namesWhatIsWrongWithinTheRange() {
        for (ViewKind kind : EnumSet.complementOf(EnumSet.of(ViewKind.VISITOR, ViewKind.PROFILE,
                ViewKind.GROUP))) {
            View right = view(kind, since.plus(Duration.ofHours(20)));
            replace(right, wrong(right));
            List<Difference> found = compare(trace.log).differences();
            assertFalse(found.isEmpty(), kind + ": not seen");
            assertEquals(whole().getFirst().where(), found.getFirst().where());
            replace(wrong(right), right);
            assertEquals(List.of(), compare(trace.log).differences(), kind + ": right again");
        }
    }

    @Test
    void saysNothingOfHoursBeforeTheRange() {
        trace.fold();
        for (ViewKind kind : List.of(ViewKind.COUNTERS, ViewKind.SLOT, ViewKind.VISITS, ViewKind.DAY,
                ViewKind.VISITORS)) {
            View right = view(kind, since.minus(Duration.ofHours(50)));
            replace(right, wrong(right));
            assertEquals(List.of(), compare(trace.log).differences(), kind.toString());
            assertFalse(whole().isEmpty(), kind + ": not seen in the whole log");
            replace(wrong(right), right);
        }
    }

    @Test
    void saysNothingOfWhoCameFirstWhenWhichOnlyTheWholeLogTells() {
        VisitorView stray = new VisitorView(trace.shard, 5, 1, since);
        assertEquals(Set.of(), trace.views.put(List.of(new Change.Follow(stray, 0))));
        assertEquals(List.of(), compare(trace.log).differences());
        assertEquals("given visitor 0000000000000005 first", whole().getFirst().what());
    }

    @Test
    void passesOverHoursOfAVisitorWhoNeverPausedUntilThePause() {
        trace.appendEvery(Duration.ofMinutes(25), 4 * 24 * 60 / 25);
        trace.appendEvery(Duration.ofHours(5), 4);
        trace.fold();
        since = Hour.of(trace.instant().minus(Duration.ofHours(36))).start();
        Compared compared = compare(trace.log);
        assertEquals(List.of(), compared.differences());
        assertTrue(compared.hoursUnknown() >= 21 && compared.hoursUnknown() <= 22, compared.toString());
        assertEquals(List.of(), whole());
    }

    @Test
    void stopsWhenTimeIsUpAndSaysWhere() {
        int[] asked = {0};
        BooleanSupplier late = () -> asked[0]++ > 60;
        Compared part = new Reconcile(trace.log, trace.views, trace).compare(trace.shard, ReducedTrace.RULES,
                new Extent(since), late);
        assertFalse(part.isFinished());
        assertFalse(part.to().isBefore(since));
        assertTrue(part.to().isBefore(trace.instant()));
        assertEquals(List.of(), part.differences());
    }

    private View view(ViewKind kind, Instant at) {
        long index = switch (kind) {
            case IDS -> at.getEpochSecond() / 60;
            case COUNTERS, SLOT, VISITS, FAILED, VISITORS -> at.getEpochSecond() / 3_600;
            case DAY -> at.getEpochSecond() / 86_400;
            case VISITOR, PROFILE, GROUP -> throw new IllegalArgumentException("kind: " + kind + ", is of no time");
        };
        return trace.views.range(trace.shard, kind, index, Integer.MAX_VALUE).getFirst();
    }

    private void replace(View standing, View other) {
        assertEquals(Set.of(), trace.views.put(List.of(new Change.Follow(other, standing.fold()))));
    }

    private static View wrong(View view) {
        return switch (view) {
            case IdBucket ids -> new IdBucket(ids.shard(), ids.minute(), ids.part(), ids.fold(),
                    ids.taken().subList(1, ids.taken().size()), ids.noted(), ids.segments());
            case HourCounters counters -> new HourCounters(counters.shard(), counters.hour(), counters.fold(),
                    counters.minutes(), one(counters.own()), counters.buckets(), counters.pipeline());
            case Slot slot -> new Slot(slot.shard(), slot.hour(), slot.bucket(), slot.fold(),
                    Collections.emptySortedMap(), slot.carriers());
            case HourVisits visits -> new HourVisits(visits.shard(), visits.hour(), visits.fold(),
                    one(visits.rollup()));
            case DayView day -> new DayView(day.shard(), day.day(), day.fold(), one(day.rollup()));
            case HourVisitors visitors -> new HourVisitors(visitors.shard(), visitors.hour(), visitors.fold(),
                    Collections.emptySortedMap(), visitors.given());
            case FailedHour failed -> new FailedHour(failed.shard(), failed.hour(), failed.fold(), List.of(),
                    failed.counts(), failed.redriven(), failed.skipped());
            default -> throw new IllegalArgumentException("view: " + view.getClass() + ", must be said here");
        };
    }

    private static Rollup one(Rollup rollup) {
        return new Rollup(rollup.total().plus(Tally.ofEvents(1, 0, Uniques.NONE)), rollup.keys());
    }

    /// A log whose segments were made by two reducers, one a minute ahead and one a minute behind; remembers what is
    /// read.
    private record Clocks(LogStore log, List<Long> reads) implements LogStore {
        Clocks(LogStore log) {
            this(log, new ArrayList<>());
        }

        @Override
        public Appended append(Segment segment) {
            return log.append(segment);
        }

        @Override
        public List<Segment> tail(Shard shard, long after) {
            return log.tail(shard, after);
        }

        @Override
        public List<Segment> segments(Shard shard, Collection<Long> seqs) {
            reads.addAll(seqs);
            return log.segments(shard, seqs).stream().map(segment -> new Segment(shard, segment.seq(),
                    segment.appendedAt().plusSeconds(segment.seq() % 2 == 0 ? 60 : -60), segment.entries())).toList();
        }

        @Override
        public Head head(Shard shard) {
            return log.head(shard);
        }

        @Override
        public void advance(Shard shard, long folded, Instant foldedTo) {
            log.advance(shard, folded, foldedTo);
        }
    }
}
