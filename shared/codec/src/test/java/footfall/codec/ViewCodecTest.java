package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.SampleEvents;
import footfall.contract.SampleViews;
import footfall.identity.Stream;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.rollup.Dimension;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ViewCodecTest {
    private static final Shard SHARD = SampleViews.SHARD;
    private static final int KINDS_OF_VERSION_1 = 5;

    @Property(tries = 500)
    void everyViewComesBackAsItWasAndEqualOnesGiveEqualBytes(@ForAll("views") View view) {
        byte[] bytes = ViewCodec.encode(view);
        View back = ViewCodec.decode(view.key(), bytes);
        assertEquals(view, back);
        assertArrayEquals(bytes, ViewCodec.encode(back));
    }

    @Provide
    Arbitrary<View> views() {
        return AnyViews.view();
    }

    @Test
    void aViewOfEachKindThatVersion1KnewIsStillReadAndMeansTheSame() {
        List<View> views = new ArrayList<>(SampleViews.everyKind(SHARD, 492_000, 77).subList(0, KINDS_OF_VERSION_1));
        views.replaceAll(view -> view instanceof Slot slot
                ? SampleViews.slotOfVersion1(SHARD, 492_000, slot.bucket(), 77) : view);
        views.forEach(view -> assertEquals(untold(view), stored(view, "-v1.hex")));
    }

    @Test
    void aViewOfEachKindIsReadForEverAsVersion2StoresItToday() {
        List<View> views = new ArrayList<>(SampleViews.everyKind(SHARD, 492_000, 77));
        views.replaceAll(view -> switch (view) {
            case HourVisits _ -> SampleViews.visits(SHARD, 492_000, 77);
            case DayView day -> new DayView(SHARD, day.day(), 77, SampleViews.rollup(7, 20));
            default -> view;
        });
        assertEquals(EnumSet.allOf(ViewKind.class),
                views.stream().map(view -> view.key().kind()).collect(Collectors.toCollection(
                        () -> EnumSet.noneOf(ViewKind.class))));
        views.forEach(view -> assertEquals(untold(view), stored(view, "-v2.hex")));
    }

    @Test
    void aViewWithTalliesIsReadForEverAsVersion3StoresItToday() {
        HourCounters bare = SampleViews.counters(SHARD, 492_000, 77, 1);
        HourCounters counters = new HourCounters(SHARD, bare.hour(), 77, bare.minutes(), SampleViews.told(7, 20),
                bare.buckets(), bare.pipeline());
        assertEquals(counters, stored(counters, "-v3.hex"));
        DayView day = new DayView(SHARD, new Day(20_500), 77, SampleViews.told(8, 20));
        assertEquals(day, stored(day, "-v3.hex"));
        HourVisits visits = SampleViews.visits(SHARD, 492_000, 77);
        assertEquals(visits, stored(visits, "-v3.hex"));
    }

    /// A view as it is read of versions that counted neither users nor takings: it says of how many events.
    private static View untold(View view) {
        return switch (view) {
            case HourCounters hour -> new HourCounters(SHARD, hour.hour(), hour.fold(), hour.minutes(),
                    untold(hour.own()), hour.buckets(), hour.pipeline());
            case HourVisits visits -> new HourVisits(SHARD, visits.hour(), visits.fold(), untold(visits.rollup()));
            case DayView day -> new DayView(SHARD, day.day(), day.fold(), untold(day.rollup()));
            default -> view;
        };
    }

    private static Rollup untold(Rollup rollup) {
        RollupBuilder sum = new RollupBuilder();
        sum.addTotal(untold(rollup.total()));
        rollup.keys().forEach((dimension, rows) ->
                rows.forEach((row, tally) -> sum.addRow(dimension, row, untold(tally))));
        return sum.build();
    }

    private static Tally untold(Tally tally) {
        return new Tally(tally.events(), tally.pageviews(), tally.sessions(), tally.bounces(), tally.durationMs(),
                tally.durations(), tally.newVisitors(), tally.visitors(), Uniques.NONE, Takings.NONE,
                tally.events(), 0);
    }

    private static View stored(View view, String end) {
        String name = view.key().kind().name().toLowerCase(Locale.ROOT) + end;
        return ViewCodec.decode(view.key(), Samples.stored(name, () -> ViewCodec.encode(view)));
    }

    @Test
    void aVisitorOfAnHourIsCheap() {
        TreeMap<Long, FirstSeen> seen = new TreeMap<>();
        Random random = new Random(5);
        for (int visitor = 0; visitor < 5_000; visitor++) {
            seen.put(random.nextLong(), FirstSeen.of(SampleEvents.pageView(random.nextInt(3_600))));
        }
        int bytes = ViewCodec.encode(new HourVisitors(SHARD, Hour.of(SampleEvents.START), 9, seen, new TreeMap<>()))
                .length;
        assertTrue(bytes <= 11 * 5_000, bytes / 5_000.0 + " bytes a visitor, must be 11 or less");
    }

    @Test
    void aSpanOfOneEventIsCheap() {
        TreeMap<Stream, List<Span>> spans = new TreeMap<>();
        Random random = new Random(5);
        for (int visit = 0; visit < 120; visit++) {
            int from = visit * 41;
            spans.put(new Stream("%016x%016x".formatted(random.nextLong(), random.nextLong()), ""),
                    IntStream.range(0, 5).mapToObj(n -> Span.of(SampleEvents.pageView(from + n * 300))).toList());
        }
        Slot slot = new Slot(SHARD, Hour.of(SampleEvents.START), 5, 9, spans, new TreeMap<>());
        int bytes = ViewCodec.encode(slot).length;
        assertTrue(bytes <= 23 * 600, bytes / 600.0 + " bytes a span, must be 23 or less");
    }

    @Test
    void aVisitorInManyRowsIsKeptOnce() {
        RollupBuilder sum = new RollupBuilder();
        Random random = new Random(5);
        for (int visitor = 0; visitor < 2_000; visitor++) {
            Tally one = Tally.ofEvents(1, 1, Uniques.of(random.nextLong()));
            for (Dimension dimension : Dimension.values()) {
                sum.addRow(dimension, "row " + random.nextInt(40), one);
            }
        }
        int bytes = ViewCodec.encode(new HourVisits(SHARD, new Hour(1), 9, sum.build())).length;
        assertTrue(bytes <= 25 * 2_000, bytes / 2_000.0 + " bytes a visitor of 13 rows, must be 25 or less");
    }

    @Test
    void usersAndMoneyAreCheap() {
        RollupBuilder without = new RollupBuilder();
        RollupBuilder with = new RollupBuilder();
        Random random = new Random(5);
        for (int user = 0; user < 1_000; user++) {
            Uniques visitor = Uniques.of(random.nextLong());
            Tally bare = Tally.ofEvents(1, 1, visitor);
            Tally told = bare.telling(Uniques.of(random.nextLong()), Takings.of(new BigDecimal(user + ".99"), "EUR"));
            for (String row : List.of("a", "b" + user % 40)) {
                without.addRow(Dimension.EVENT_PAGE, row, bare);
                with.addRow(Dimension.EVENT_PAGE, row, user % 4 == 0 ? told : bare);
            }
        }
        int bytes = ViewCodec.encode(new HourVisits(SHARD, new Hour(1), 9, without.build())).length;
        int more = ViewCodec.encode(new HourVisits(SHARD, new Hour(1), 9, with.build())).length - bytes;
        assertTrue(more <= 10 * 250, more / 250.0 + " bytes a user of two rows, must be 10 or less");
    }

    @Test
    void bytesThatAreNoneOfOursAreRefusedInWords() {
        for (View view : SampleViews.everyKind(SHARD, 492_000, 77)) {
            byte[] good = ViewCodec.encode(view);
            byte[] newer = good.clone();
            newer[0] = 4;
            assertEquals("version: 4, must be 1..3", refusal(view, newer));
            for (int length = 0; length < good.length; length += 1 + good.length / 50) {
                refusal(view, Arrays.copyOf(good, length));
            }
        }
    }

    private static String refusal(View view, byte[] bytes) {
        return assertThrows(IllegalArgumentException.class, () -> ViewCodec.decode(view.key(), bytes)).getMessage();
    }
}
