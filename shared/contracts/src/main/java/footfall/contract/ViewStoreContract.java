package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.log.IdBucket;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.ViewStore;
import footfall.port.ViewStore.Change;
import footfall.port.ViewStore.Change.Follow;
import footfall.port.ViewStore.Change.Renew;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every view store must do.
public abstract class ViewStoreContract {
    private static final Shard SHARD = SampleViews.SHARD;
    private static final Shard OTHER = new Shard(new SiteId("shop"), 30);
    /// An index that no retention of ours has passed, as minute, hour or day.
    private static final long SOON = 30_000_000;

    /// A store in which nothing stands, and that keeps what it is given.
    protected abstract ViewStore store();

    @Test
    void whereNothingStandsNothingIsAnswered() {
        assertEquals(Map.of(), store().read(List.of(Slot.key(SHARD, new Hour(1), 5))));
        assertEquals(Map.of(), store().read(List.of()));
        assertEquals(List.of(), store().range(SHARD, ViewKind.DAY, 0, 100));
    }

    @Test
    void aViewOfEachKindComesBackAsItWasPut() {
        ViewStore store = store();
        List<View> views = SampleViews.everyKind(SHARD, SOON, 7);
        assertEquals(Set.of(), store.put(first(views)));
        assertEquals(byKey(views), store.read(views.stream().map(View::key).toList()));
        for (View view : views) {
            assertEquals(List.of(view), store.range(SHARD, view.key().kind(), view.key().index(),
                    view.key().index() + 1));
        }
    }

    @Test
    void aFollowerIsPutOnlyOverTheFoldThatWasRead() {
        ViewStore store = store();
        View three = SampleViews.slot(SHARD, SOON, 5, 3);
        View nine = SampleViews.slot(SHARD, SOON, 5, 9);
        Set<ViewKey> refused = Set.of(three.key());
        assertEquals(refused, store.put(List.of(new Follow(nine, 3))));
        assertEquals(Set.of(), store.put(List.of(new Follow(three, 0))));
        assertEquals(refused, store.put(List.of(new Follow(nine, 0))));
        assertEquals(refused, store.put(List.of(new Follow(nine, 2))));
        assertEquals(byKey(List.of(three)), store.read(refused));
        assertEquals(Set.of(), store.put(List.of(new Follow(nine, 3))));
        assertEquals(refused, store.put(List.of(new Follow(nine, 3))));
        assertEquals(byKey(List.of(nine)), store.read(refused));
    }

    @Test
    void ofViewsMadeAnewTheNewerStands() {
        ViewStore store = store();
        View five = visits(SOON, 5, 10);
        View six = visits(SOON, 6, 12);
        assertEquals(Set.of(), store.put(List.of(new Renew(five))));
        assertEquals(Set.of(five.key()), store.put(List.of(new Renew(visits(SOON, 4, 11)))));
        assertEquals(Set.of(five.key()), store.put(List.of(new Renew(visits(SOON, 5, 11)))));
        assertEquals(byKey(List.of(five)), store.read(List.of(five.key())));
        assertEquals(Set.of(), store.put(List.of(new Renew(six))));
        assertEquals(byKey(List.of(six)), store.read(List.of(five.key())));
    }

    @Test
    void aPutThatIsRefusedStopsNoOther() {
        ViewStore store = store();
        store.put(List.of(new Renew(visits(SOON, 5, 10))));
        List<Change> changes = IntStream.range(0, 60).<Change>mapToObj(n -> new Renew(visits(SOON + n, 5, n))).toList();
        assertEquals(Set.of(HourVisits.key(SHARD, new Hour(SOON))), store.put(changes));
        assertEquals(60, store.range(SHARD, ViewKind.VISITS, SOON, SOON + 60).size());
    }

    @Test
    void manyKeysAreReadAtOnce() {
        ViewStore store = store();
        List<View> views = IntStream.range(0, 230).<View>mapToObj(n -> visits(SOON + n, 5, 1)).toList();
        store.put(first(views));
        List<ViewKey> asked = IntStream.range(0, 400).mapToObj(n -> HourVisits.key(SHARD, new Hour(SOON + n))).toList();
        assertEquals(byKey(views), store.read(asked));
        assertEquals(byKey(views.subList(3, 4)), store.read(List.of(asked.get(3), asked.get(3))));
    }

    @Test
    void aRangeIsOrderedByIndexThenPartAndHalfOpen() {
        ViewStore store = store();
        List<View> views = new ArrayList<>();
        for (long index : new long[] {SOON - 1, SOON, SOON + 9, SOON + 10, SOON + 11}) {
            for (int part : new int[] {0, 2, 10}) {
                views.add(SampleViews.ids(SHARD, index, part, 4));
            }
        }
        store.put(first(views.reversed()));
        store.put(first(SampleViews.everyKind(OTHER, SOON, 4)));
        store.put(List.of(new Follow(SampleViews.slot(SHARD, SOON, 2, 4), 0)));
        assertEquals(views.subList(3, 12), store.range(SHARD, ViewKind.IDS, SOON, SOON + 11));
        assertEquals(List.of(), store.range(SHARD, ViewKind.IDS, SOON + 1, SOON + 9));
        assertEquals(List.of(), store.range(SHARD, ViewKind.IDS, SOON, SOON));
    }

    @Test
    void slotsOfAnHourAreReadByBucketAndByRange() {
        ViewStore store = store();
        List<View> views = IntStream.range(0, 64)
                .<View>mapToObj(n -> SampleViews.slot(SHARD, SOON + n / 32, n, 2)).toList();
        store.put(first(views));
        assertEquals(byKey(views), store.read(views.stream().map(View::key).toList()));
        assertEquals(views, store.range(SHARD, ViewKind.SLOT, SOON, SOON + 2));
    }

    @Test
    void visitorsStandInTheOrderOfTheirHashes() {
        ViewStore store = store();
        List<View> views = LongStream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L << 56, -1, 0, 1, 1L << 56,
                        Long.MAX_VALUE)
                .<View>mapToObj(hash -> new VisitorView(SHARD, hash, 3, Instant.ofEpochMilli(hash >> 24))).toList();
        store.put(first(views));
        assertEquals(byKey(views), store.read(views.stream().map(View::key).toList()));
        assertEquals(views.subList(0, 7), store.range(SHARD, ViewKind.VISITOR, Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(views.subList(2, 6), store.range(SHARD, ViewKind.VISITOR, -1L << 56, 1L << 56));
        assertEquals(List.of(), store.range(SHARD, ViewKind.VISITOR, 2, 1L << 56));
    }

    @Test
    void timesBeforeTheEpochStandBeforeIt() {
        ViewStore store = store();
        List<View> views = List.of(visits(-1_000_000, 1, 1), visits(-1, 1, 1), visits(0, 1, 1), visits(9, 1, 1));
        store.put(first(views));
        assertEquals(views, store.range(SHARD, ViewKind.VISITS, -2_000_000, 10));
    }

    @Test
    void aViewLargerThanAnItemOfTheStoreIsKeptWhole() {
        ViewStore store = store();
        View large = SampleViews.counters(SHARD, SOON, 1, 900);
        View larger = SampleViews.counters(SHARD, SOON, 2, 1_000);
        View small = SampleViews.counters(SHARD, SOON, 3, 1);
        assertEquals(Set.of(), store.put(List.of(new Follow(large, 0))));
        assertEquals(byKey(List.of(large)), store.read(List.of(large.key())));
        assertEquals(List.of(large), store.range(SHARD, ViewKind.COUNTERS, SOON, SOON + 1));
        assertEquals(Set.of(), store.put(List.of(new Follow(larger, 1))));
        assertEquals(Set.of(large.key()), store.put(List.of(new Follow(large, 1))));
        assertEquals(byKey(List.of(larger)), store.read(List.of(large.key())));
        assertEquals(Set.of(), store.put(List.of(new Follow(small, 2))));
        assertEquals(byKey(List.of(small)), store.read(List.of(large.key())));
        assertEquals(List.of(small), store.range(SHARD, ViewKind.COUNTERS, SOON, SOON + 1));
    }

    @Test
    void ofManyAtOnceOneIsPut() throws Exception {
        ViewStore store = store();
        List<Set<ViewKey>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<ViewKey>>> tries = IntStream.rangeClosed(1, 8).mapToObj(n -> pool.submit(
                    () -> store.put(List.of(new Follow(SampleViews.ids(SHARD, SOON, 0, n), 0))))).toList();
            for (Future<Set<ViewKey>> answer : tries) {
                answers.add(answer.get());
            }
        }
        assertEquals(1, answers.stream().filter(Set::isEmpty).count());
        assertEquals(7, answers.stream().filter(Set.of(IdBucket.key(SHARD, new Minute(SOON), 0))::equals)
                .count());
    }

    private static HourVisits visits(long hour, long fold, int rows) {
        return new HourVisits(SHARD, new Hour(hour), fold, SampleViews.rollup(fold, rows));
    }

    private static List<Change> first(List<View> views) {
        return views.stream().<Change>map(view -> new Follow(view, 0)).toList();
    }

    private static Map<ViewKey, View> byKey(List<View> views) {
        return views.stream().collect(Collectors.toMap(View::key, Function.identity()));
    }
}
