package footfall.contract;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.identity.Stream;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.log.View;
import footfall.profile.GroupView;
import footfall.profile.Older;
import footfall.profile.Point;
import footfall.profile.ProfileView;
import footfall.profile.Steps;
import footfall.profile.Told;
import footfall.profile.Trait;
import footfall.rollup.Dimension;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Runs;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.rollup.VisitValues;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// Views to store, of every kind. Equal at every call.
public final class SampleViews {
    /// Whose views these are.
    public static final Shard SHARD = new Shard(new SiteId("shop"), 3);

    private SampleViews() {}

    /// One view of each kind at an index.
    public static List<View> everyKind(Shard shard, long index, long fold) {
        return List.of(ids(shard, index, 0, fold), counters(shard, index, fold, 20), slot(shard, index, 5, fold),
                new HourVisits(shard, new Hour(index), fold, rollup(index, 10)),
                new DayView(shard, new Day(index), fold, rollup(index, 300)), visitors(shard, index, fold),
                new VisitorView(shard, -index << 20, fold, SampleEvents.START), failed(shard, index, fold),
                profile(shard, "user " + index, fold), group(shard, "group " + index, fold));
    }

    /// Visitors of an hour: those of pages, and one whom a server told of.
    public static HourVisitors visitors(Shard shard, long hour, long fold) {
        Random random = new Random(hour);
        SortedMap<Long, FirstSeen> daily = new TreeMap<>();
        for (int visitor = 0; visitor < 50; visitor++) {
            daily.put(random.nextLong(), FirstSeen.of(SampleEvents.pageView(visitor)));
        }
        SortedMap<Long, FirstSeen> given = new TreeMap<>(daily.headMap(0L));
        VisitValues own = VisitValues.of(Source.NONE, Technology.NONE, Place.NONE);
        given.put(7L, new FirstSeen(SampleEvents.START, new FirstSeen.OfNone(own)));
        return new HourVisitors(shard, new Hour(hour), fold, daily, given);
    }

    /// An hour's visits with new visitors among what is counted.
    public static HourVisits visits(Shard shard, long hour, long fold) {
        RollupBuilder sum = new RollupBuilder();
        sum.add(rollup(hour, 10));
        sum.addTotal(Tally.NEW_VISITOR);
        sum.addRow(Dimension.VISIT_SOURCE, "Direct", Tally.NEW_VISITOR);
        return new HourVisits(shard, new Hour(hour), fold, sum.build());
    }

    /// What is failed of an hour: rows of every reason.
    public static FailedHour failed(Shard shard, long hour, long fold) {
        List<FailedRow> rows = SampleEvents.everyEntry().stream().filter(Entry.Failed.class::isInstance)
                .map(entry -> FailedRow.of((Entry.Failed) entry, 7)).sorted().toList();
        return new FailedHour(shard, new Hour(hour), fold, rows, new TreeMap<>(Map.of("unreadable", 3L)), 12,
                new TreeMap<>(Map.of("duplicate", 2L, "too_late", 1L)));
    }

    /// A person with every kind of trait: told, told late, counted up with and without a value, and counted up often.
    public static ProfileView profile(Shard shard, String user, long fold) {
        Point point = new Point(SampleEvents.START, SampleEvents.START.plusMillis(40), 3);
        Point later = new Point(SampleEvents.START.plusSeconds(9), SampleEvents.START.plusSeconds(10), 0);
        Steps steps = new Steps(new BigDecimal("-12.50"), 7);
        Told name = new Told(point, SampleEvents.pageView(1).id(), new Value.Text("Ad\u00e9"));
        Told credits = new Told(later, SampleEvents.pageView(2).id(), new Value.Num(new BigDecimal("5.00")));
        SortedMap<Point, Steps> last = new TreeMap<>(Map.of(point, steps, later, Steps.NONE.plus(steps)));
        SortedMap<String, Trait> traits = new TreeMap<>();
        traits.put("name", new Trait(List.of(), Steps.NONE, List.of(name), List.of(), new TreeMap<>()));
        traits.put("plan.credits", new Trait(List.of(), Steps.NONE, List.of(credits),
                List.of(new Older(point, later, steps, true)), last));
        traits.put("old", new Trait(List.of(name), steps, List.of(), List.of(), new TreeMap<>()));
        return new ProfileView(shard, user, fold, SampleEvents.START, Hour.of(SampleEvents.START), traits,
                new TreeSet<>(List.of(new GroupId("company", "acme"), new GroupId("team", "red"))),
                new TreeMap<>(Map.of("v-1", new Hour(492_000), "v-2", new Hour(491_900))), false, true);
    }

    /// A group with a name and a property.
    public static GroupView group(Shard shard, String id, long fold) {
        Told told = new Told(new Point(SampleEvents.START, SampleEvents.START.plusMillis(40), 3),
                SampleEvents.pageView(1).id(), new Value.Text("Acm\u00e9"));
        return new GroupView(shard, new GroupId("company", id), fold, new TreeMap<>(Map.of(GroupView.NAME, told,
                "seats", new Told(told.point(), told.by(), new Value.Num(new BigDecimal("12.50"))))), true);
    }

    /// A link of the id index with some ids.
    public static IdBucket ids(Shard shard, long minute, int part, long fold) {
        return new IdBucket(shard, new Minute(minute), part, fold, hashes(minute, 40), hashes(minute + 1, 3),
                List.of(1L, 2L, 700L));
    }

    /// Counters of an hour with so many rows a dimension.
    public static HourCounters counters(Shard shard, long hour, long fold, int rows) {
        List<MinuteSlot> minutes = new ArrayList<>(Collections.nCopies(60, MinuteSlot.NONE));
        minutes.set(7, new MinuteSlot(12, 9, Runs.NONE.with(4).with(5).with(9)));
        SortedMap<String, Long> pipeline = new TreeMap<>();
        pipeline.put("aggregated", 12L);
        pipeline.put("skipped.duplicate", 1L);
        return new HourCounters(shard, new Hour(hour), fold, minutes, rollup(hour, rows), 1L << 63 | 5, pipeline);
    }

    /// A slot with spans of one event and of several, of several visitors, and one over midnight.
    public static Slot slot(Shard shard, long hour, int bucket, long fold) {
        SortedMap<Stream, List<Span>> spans = spans(SampleEvents.everyType());
        Event late = SampleEvents.overMidnight();
        spans.put(late.stream().orElseThrow(), List.of(Span.of(late)));
        SortedMap<Stream, SortedSet<String>> carriers = new TreeMap<>();
        carriers.put(new Stream("d_before", "s"), new TreeSet<>(List.of("d_one", "d_two")));
        return new Slot(shard, new Hour(hour), bucket, fold, spans, carriers);
    }

    /// A slot as all were before an event carried the id of the date before.
    public static Slot slotOfVersion1(Shard shard, long hour, int bucket, long fold) {
        return new Slot(shard, new Hour(hour), bucket, fold, spans(SampleEvents.typesOfVersion1()), new TreeMap<>());
    }

    private static SortedMap<Stream, List<Span>> spans(List<Event> typed) {
        SortedMap<Stream, List<Span>> spans = new TreeMap<>();
        for (int visitor = 0; visitor < 9; visitor++) {
            Span one = Span.of(SampleEvents.pageView(visitor));
            Span more = Span.of(SampleEvents.pageView(visitor + 9_000)).plus(Span.of(SampleEvents.pageView(9_500)));
            spans.put(new Stream("visitor" + visitor, visitor == 3 ? "s" : ""), List.of(one, more));
        }
        for (Event event : typed) {
            spans.put(new Stream("typed", event.id().toString()), List.of(Span.of(event)));
        }
        return spans;
    }

    /// A rollup with so many rows of every dimension, exact and estimated uniques among them.
    public static Rollup rollup(long seed, int rows) {
        Random random = new Random(seed);
        RollupBuilder sum = new RollupBuilder();
        sum.addTotal(new Tally(1_000, 800, 90, 30, 123_456_789_012L, 60, 0, uniques(random, 900)));
        for (Dimension dimension : Dimension.values()) {
            for (int row = 0; dimension.isKept() && row < rows; row++) {
                sum.addRow(dimension, "row \u00e9 " + row, new Tally(random.nextInt(100), 3, 2, 1, 5_000, 1, 0,
                        uniques(random, row == 0 ? 700 : random.nextInt(9))));
            }
        }
        return sum.build();
    }

    /// A rollup of events that name users and tell of money in two currencies, the first of them untold.
    public static Rollup told(long seed, int rows) {
        Random random = new Random(seed);
        RollupBuilder sum = new RollupBuilder();
        sum.add(rollup(seed, rows));
        Tally untold = Tally.ofEvents(9, 0, Uniques.NONE);
        sum.addTotal(new Tally(9, 0, 0, 0, 0, 0, 0, Uniques.NONE, Uniques.NONE, Takings.NONE, 9, 4));
        sum.addTotal(untold.telling(uniques(random, 300), Takings.of(new BigDecimal("12.50"), "EUR")
                .plus(Takings.of(new BigDecimal("-1000000000.000001"), "USD"))));
        sum.addRow(Dimension.EVENT_NAME, "order", untold.telling(uniques(random, 3),
                Takings.of(new BigDecimal("0.10"), "EUR")));
        return sum.build();
    }

    private static Uniques uniques(Random random, int count) {
        return Uniques.of(random.longs(count).toArray());
    }

    private static List<IdHash> hashes(long seed, int count) {
        Random random = new Random(seed);
        return LongStream.generate(random::nextLong).limit(count)
                .mapToObj(high -> new IdHash(high, (int) (high & 0xFFFF))).sorted().toList();
    }
}
