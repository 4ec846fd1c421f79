package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Head;
import footfall.log.IdBucket;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.memory.MemorySiteStore;
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
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reconcile.ReconcileSites;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private final ReducedTrace trace = new ReducedTrace(7);

    @Test
    void findsNothingBeforeWithinAndAfterFoldsOfMixedLateRepeatedTraffic() {
        for (int step = 0; step < 12; step++) {
            trace.append(400);
            assertEquals(List.of(), differences(), "with a tail, step " + step);
            if (step % 3 == 2) {
                trace.fold();
                assertEquals(List.of(), differences(), "folded, step " + step);
            }
        }
        assertEquals(List.of(ReducedTrace.FIRST_DAY), trace.views.range(trace.shard, ViewKind.DAY, 0, Integer.MAX_VALUE)
                .stream().map(view -> new Day(view.key().index())).limit(1).toList());
    }

    @Test
    void agreesOnVisitsThatEndAfterADay() {
        trace.appendEvery(Duration.ofMinutes(25), 150);
        assertEquals(List.of(), differences(), "visits of 24 hours, with a tail");
        trace.fold();
        assertEquals(List.of(), differences(), "visits of 24 hours");
    }

    @Test
    void agreesOnAnHourInWhichOneVisitorDoesVeryMuch() {
        trace.appendEvery(Duration.ofSeconds(3), 2_000);
        assertEquals(List.of(), differences(), "with a tail");
        trace.fold();
        assertEquals(List.of(), differences(), "folded");
    }

    @Test
    void reconcilesEveryShardOfEverySite() {
        MemorySiteStore sites = new MemorySiteStore();
        sites.create(Site.withDefaults(trace.shard.site(), "Demo", Instant.EPOCH));
        sites.create(Site.withDefaults(new SiteId("empty"), "Empty", Instant.EPOCH));
        trace.append(100);
        trace.log.append(new Segment(trace.shard, trace.log.tail(trace.shard, 0).getLast().seq() + 1, Instant.EPOCH,
                trace.log.tail(trace.shard, 0).getFirst().entries()));
        Map<Shard, Integer> told = new HashMap<>();
        int differences = new ReconcileSites(sites, new Reconcile(trace.log, trace.views, trace))
                .reconcile(Extent.WHOLE, (shard, found) -> told.put(shard, found.size()));
        assertTrue(differences > 0);
        assertEquals(Map.of(trace.shard, differences, new Shard(new SiteId("empty"), 0), 0), told);
    }

    @Test
    void doesNotMissIdsThatTheIndexNeedNotKnowAnyMore() {
        trace.append(100);
        LogStore log = trace.log;
        long end = log.tail(trace.shard, 0).getLast().seq();
        log.advance(trace.shard, end, Instant.EPOCH);
        Instant received = log.tail(trace.shard, 0).getLast().appendedAt();
        assertTrue(idsMissing(received.plus(Duration.ofDays(34))) > 0);
        assertEquals(0, idsMissing(received.plus(Duration.ofDays(35))));
    }

    private long idsMissing(Instant now) {
        return new Reconcile(trace.log, trace.views, () -> now).reconcile(trace.shard, ReducedTrace.RULES).stream()
                .filter(difference -> difference.where().startsWith("ids ")).count();
    }

    @Test
    void namesAWrongCounter() {
        Difference first = afterBreaking(ViewKind.COUNTERS, view -> {
            HourCounters counters = (HourCounters) view;
            return new HourCounters(counters.shard(), counters.hour(), counters.fold() + 1, counters.minutes(),
                    one(counters.own()), counters.buckets(), counters.pipeline());
        });
        assertTrue(first.toString().matches("counters \\S+Z: total events: \\d+ expected, \\d+ found"),
                first::toString);
    }

    @Test
    void namesWrongVisits() {
        Difference first = afterBreaking(ViewKind.VISITS, view -> {
            HourVisits visits = (HourVisits) view;
            return new HourVisits(visits.shard(), visits.hour(), visits.fold() + 1, one(visits.rollup()));
        });
        assertTrue(first.where().startsWith("visits "), first::toString);
    }

    @Test
    void namesAWrongDay() {
        Difference first = afterBreaking(ViewKind.DAY, view -> {
            DayView day = (DayView) view;
            return new DayView(day.shard(), day.day(), day.fold() + 1, one(day.rollup()));
        });
        assertTrue(first.where().startsWith("day "), first::toString);
    }

    @Test
    void namesAGivenVisitorWhoIsNewInNoHour() {
        Difference first = afterBreaking(ViewKind.VISITORS, view -> {
            HourVisitors hour = (HourVisitors) view;
            return new HourVisitors(hour.shard(), hour.hour(), hour.fold() + 1, hour.daily(),
                    Collections.emptySortedMap());
        });
        assertTrue(first.toString().matches("visitors \\S+Z: given visitors who are new: \\d+ of one set expected,"
                + " 0 of another found"), first::toString);
    }

    @Test
    void namesADailyIdThatIsLost() {
        Difference first = afterBreaking(ViewKind.VISITORS, view -> {
            HourVisitors hour = (HourVisitors) view;
            return new HourVisitors(hour.shard(), hour.hour(), hour.fold() + 1,
                    hour.daily().tailMap(hour.daily().firstKey() + 1), hour.given());
        });
        assertTrue(first.what().startsWith("daily visitor "), first::toString);
        assertEquals("not seen", first.found());
    }

    @Test
    void namesAVisitorWhoCameFirstAtAnotherTime() {
        Difference first = afterBreaking(ViewKind.VISITOR, view -> {
            VisitorView visitor = (VisitorView) view;
            return new VisitorView(visitor.shard(), visitor.visitor(), visitor.fold() + 1,
                    visitor.first().minusMillis(1));
        });
        assertTrue(first.toString().matches("visitors: given visitor \\p{XDigit}{16} first: \\S+Z expected, \\S+Z"
                + " found"), first::toString);
    }

    @Test
    void namesAVisitorOfWhomTheLogKnowsNothing() {
        trace.append(100);
        trace.fold();
        trace.views.put(List.of(new Change.Follow(new VisitorView(trace.shard, 5, 1, Instant.EPOCH), 0)));
        assertEquals(List.of(new Difference("visitors", "given visitor 0000000000000005 first", "never",
                "1970-01-01T00:00:00Z")), differences());
    }

    @Test
    void namesAWrongNumberOfNewVisitors() {
        Difference first = afterBreaking(ViewKind.VISITS, view -> {
            HourVisits visits = (HourVisits) view;
            return new HourVisits(visits.shard(), visits.hour(), visits.fold() + 1,
                    new Rollup(visits.rollup().total().plus(Tally.NEW_VISITOR), visits.rollup().keys()));
        });
        assertTrue(first.toString().matches("visits \\S+Z: total newVisitors: \\d+ expected, \\d+ found"),
                first::toString);
    }

    @Test
    void namesAnEmptiedSlot() {
        Difference first = afterBreaking(ViewKind.SLOT, view -> {
            Slot slot = (Slot) view;
            return new Slot(slot.shard(), slot.hour(), slot.bucket(), slot.fold() + 1, Collections.emptySortedMap(),
                    slot.carriers());
        });
        assertTrue(first.where().startsWith("slots "), first::toString);
        assertEquals("nothing", first.found());
    }

    @Test
    void namesAnIdThatTheIndexLost() {
        Difference first = afterBreaking(ViewKind.IDS, view -> {
            IdBucket ids = (IdBucket) view;
            return new IdBucket(ids.shard(), ids.minute(), ids.part(), ids.fold() + 1,
                    ids.taken().subList(1, ids.taken().size()), ids.noted(), ids.segments());
        });
        assertTrue(first.toString().matches("ids \\S+Z: id \\S+: taken expected, not taken found"), first::toString);
    }

    @Test
    void namesAnIdThatIsAggregatedTwice() {
        trace.append(50);
        Segment standing = trace.log.tail(trace.shard, 0).getFirst();
        Entry again = standing.entries().stream().filter(Entry.Aggregated.class::isInstance).findFirst().orElseThrow();
        long end = trace.log.tail(trace.shard, 0).getLast().seq();
        trace.log.append(new Segment(trace.shard, end + 1, Instant.EPOCH, List.of(again)));
        Event event = ((Entry.Aggregated) again).event();
        assertEquals(new Difference("log", "id " + event.id(), "aggregated once",
                "aggregated in segments " + standing.seq() + " and " + (end + 1)), differences().getFirst());
    }

    @Test
    void namesASegmentThatIsMissing() {
        trace.append(200);
        trace.fold();
        LogStore holed = new HoledLog(trace.log, 2);
        assertEquals(new Difference("log", "segment 2", "there", "missing"),
                new Reconcile(holed, trace.views, trace).reconcile(trace.shard, ReducedTrace.RULES).getFirst());
    }

    private Difference afterBreaking(ViewKind kind, UnaryOperator<View> wrong) {
        trace.append(3_000);
        trace.fold();
        trace.append(1);
        trace.fold();
        assertEquals(List.of(), differences());
        long end = trace.log.head(trace.shard).folded();
        View right = trace.views.range(trace.shard, kind, Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .filter(view -> view.fold() < end).reduce((_, later) -> later).orElseThrow();
        assertEquals(Set.of(), trace.views.put(List.of(new Change.Follow(wrong.apply(right), right.fold()))));
        assertFalse(differences().isEmpty(), "the broken view was not seen");
        return differences().getFirst();
    }

    private List<Difference> differences() {
        return new Reconcile(trace.log, trace.views, trace).reconcile(trace.shard, ReducedTrace.RULES);
    }

    private static Rollup one(Rollup rollup) {
        return new Rollup(rollup.total().plus(Tally.ofEvents(1, 0, Uniques.NONE)), rollup.keys());
    }

    /// A log in which one segment can not be found by its number.
    private record HoledLog(LogStore log, long hole) implements LogStore {
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
            return log.segments(shard, seqs.stream().filter(seq -> seq != hole).toList());
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
