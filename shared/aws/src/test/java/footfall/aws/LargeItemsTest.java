package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.codec.SegmentCodec;
import footfall.codec.ViewCodec;
import footfall.contract.SampleEvents;
import footfall.contract.SampleViews;
import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.identity.Stream;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.Weight;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.port.ViewStore.Change.Follow;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourVisitors;
import footfall.rollup.Rollup;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An item holds 400 KB: a segment keeps below it, and a view that grows beyond it is split.
class LargeItemsTest {
    private static final int ITEM_BYTES_MAX = 400 * 1024;
    private static final Shard SHARD = SampleViews.SHARD;

    private final String table = LocalTables.make();

    @Test
    void theHeaviestSegmentOfTextsThatDoNotCompressIsOneItem() {
        List<Entry> entries = new ArrayList<>();
        long weight = 0;
        for (int number = 0; weight < Weight.SEGMENT_MAX - 70_000; number++) {
            entries.add(noise(number, 20_000));
            weight += Weight.of(entries.getLast());
        }
        entries.add(noise(99, (int) (Weight.SEGMENT_MAX - weight) / 3 - 40));
        assertTrue(Weight.SEGMENT_MAX - weight - Weight.of(entries.getLast()) < 200, "not full");
        appends(entries);
    }

    @Test
    void theHeaviestSegmentOfSmallEntriesIsOneItem() {
        Random random = new Random(1);
        List<Entry> entries = new ArrayList<>();
        for (long weight = 0; weight + 96 <= Weight.SEGMENT_MAX; weight += Weight.of(entries.getLast())) {
            entries.add(new Entry.Skipped(new EventId(new UUID(random.nextLong(), random.nextLong())),
                    SampleEvents.START.plusMillis(random.nextInt()), SampleEvents.START.minusMillis(random.nextLong(
                            1L << 47)), SkipReason.DUPLICATE));
        }
        appends(entries);
    }

    private void appends(List<Entry> entries) {
        Segment segment = new Segment(SHARD, 1, SampleEvents.START, entries);
        int bytes = SegmentCodec.encode(segment).length;
        assertTrue(bytes < ITEM_BYTES_MAX - 1_024, bytes + " bytes");
        LogStore log = new DynamoLogStore(LocalTables.client(), table);
        assertEquals(new LogStore.Appended.Done(), log.append(segment));
        assertEquals(List.of(segment), log.tail(SHARD, 0));
    }

    /// Random characters of three bytes each.
    private static Entry noise(int number, int characters) {
        String content = new Random(number).ints(characters, 0x4E00, 0xD7A0).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return new Entry.Failed(new EventId(new UUID(number, number)), SampleEvents.START, FailReason.TOO_LARGE, "",
                content);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("large")
    void aViewBeyondAnItemIsSplitAndReadAsOne(View view) {
        int bytes = ViewCodec.encode(view).length;
        assertTrue(bytes > ITEM_BYTES_MAX, view.key() + ": " + bytes + " bytes, too small a sample");
        ViewStore store = new DynamoViewStore(LocalTables.client(), table);
        assertEquals(Set.of(), store.put(List.of(new Follow(view, 0))));
        assertEquals(Map.of(view.key(), view), store.read(List.of(view.key())));
        assertEquals(List.of(view), store.range(SHARD, view.key().kind(), view.key().index(), view.key().index() + 1));
        long items = LocalTables.client().scanPaginator(scan -> scan.tableName(table)).items().stream().count();
        assertEquals(1 + Math.ceilDiv(bytes, ViewParts.PART_BYTES_MAX), items);
    }

    static java.util.stream.Stream<View> large() {
        Rollup rollup = SampleViews.rollup(5, 4_000);
        SortedMap<Stream, List<Span>> spans = new TreeMap<>();
        Random random = new Random(3);
        for (int visitor = 0; visitor < 12_000; visitor++) {
            spans.put(new Stream("%032x".formatted(random.nextLong()), ""),
                    List.of(Span.of(SampleEvents.pageView(visitor)), Span.of(SampleEvents.pageView(visitor + 20_000))));
        }
        SortedMap<Long, FirstSeen> seen = new TreeMap<>();
        for (int visitor = 0; visitor < 50_000; visitor++) {
            seen.put(random.nextLong(), FirstSeen.of(SampleEvents.pageView(visitor)));
        }
        List<FailedRow> failed = LongStream.range(0, 20_000).mapToObj(number -> new FailedRow(
                new EventId(new UUID(random.nextLong(), random.nextLong())), SampleEvents.START.plusMillis(number),
                FailReason.UNREADABLE, "%x: must be a time".formatted(random.nextLong()), 1, number)).sorted().toList();
        List<IdHash> ids = random.longs(IdBucket.IDS_MAX).mapToObj(high -> new IdHash(high, (int) (high & 0xFFFF)))
                .sorted().toList();
        return java.util.stream.Stream.of(SampleViews.counters(SHARD, 500_000, 7, 4_000),
                new HourVisits(SHARD, new Hour(500_000), 7, rollup), new DayView(SHARD, new Day(20_000), 7, rollup),
                new Slot(SHARD, new Hour(500_000), 9, 7, spans, new TreeMap<>()),
                new HourVisitors(SHARD, new Hour(500_000), 7, seen, seen.headMap(0L)),
                new FailedHour(SHARD, new Hour(500_000), 7, failed, new TreeMap<>(), 0, new TreeMap<>()),
                // A full link, touched by as many segments as a year has minutes: more than a minute can see.
                new IdBucket(SHARD, new Minute(29_000_000), 0, 7, ids, List.of(), LongStream.range(1, 525_600)
                        .map(seq -> seq * 40_000 + random.nextInt(30_000)).boxed().toList()));
    }
}
