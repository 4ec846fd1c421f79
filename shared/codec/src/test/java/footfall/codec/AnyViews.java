package footfall.codec;

import footfall.event.FailReason;
import footfall.identity.Stream;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.log.View;
import footfall.rollup.Dimension;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.Runs;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Carry;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Mark;
import footfall.visit.Moment;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any view that the types allow.
final class AnyViews {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 63);

    private AnyViews() {}

    static Arbitrary<View> view() {
        Arbitrary<Long> fold = Arbitraries.longs().between(0, 1L << 40);
        Arbitrary<Long> index = Arbitraries.longs().between(-10_000_000, 40_000_000);
        return Arbitraries.oneOf(
                Combinators.combine(index, fold, hashes(), hashes(), segments()).as((at, f, taken, noted, segments) ->
                        new IdBucket(SHARD, new Minute(at), 3, f, taken, noted, segments)),
                counters(index, fold),
                Combinators.combine(index, fold, row().list().ofMaxSize(5), counts(), Arbitraries.longs()
                        .between(0, 1L << 40), counts()).as((at, f, rows, beyond, redriven, skipped) ->
                        new FailedHour(SHARD, new Hour(at / 60), f, rows, beyond, redriven, skipped)),
                Combinators.combine(index, fold, spans(), carriers()).as((at, f, spans, carriers) ->
                        new Slot(SHARD, new Hour(at / 60), 63, f, spans, carriers)),
                Combinators.combine(index, fold, rollup()).as((at, f, rollup) ->
                        new HourVisits(SHARD, new Hour(at / 60), f, rollup)),
                Combinators.combine(index, fold, rollup()).as((at, f, rollup) ->
                        new DayView(SHARD, new Day(at / 1_440), f, rollup)),
                Combinators.combine(index, fold, seen(), seen()).as((at, f, daily, given) ->
                        new HourVisitors(SHARD, new Hour(at / 60), f, daily, given)),
                Combinators.combine(Arbitraries.longs(), fold, AnyEvents.time()).as((visitor, f, first) ->
                        new VisitorView(SHARD, visitor, f, first)),
                AnyProfiles.profile(SHARD, fold), AnyProfiles.group(SHARD, fold));
    }

    private static Arbitrary<SortedMap<Long, FirstSeen>> seen() {
        return Arbitraries.maps(Arbitraries.longs(), AnyEvents.event().map(FirstSeen::of)).ofMaxSize(6)
                .map(TreeMap::new);
    }

    private static Arbitrary<HourCounters> counters(Arbitrary<Long> index, Arbitrary<Long> fold) {
        Arbitrary<Runs> runs = segments().map(seqs -> {
            Runs made = Runs.NONE;
            for (long seq : seqs) {
                made = made.with(seq);
            }
            return made;
        });
        Arbitrary<MinuteSlot> minute = Arbitraries.oneOf(Arbitraries.just(MinuteSlot.NONE),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), runs).as(MinuteSlot::new));
        Arbitrary<SortedMap<String, Long>> pipeline = counts();
        return Combinators.combine(index, fold, minute.list().ofSize(60), rollup(), Arbitraries.longs(), pipeline)
                .as((at, f, minutes, own, buckets, what) ->
                        new HourCounters(SHARD, new Hour(at / 60), f, minutes, own, buckets, what));
    }

    private static Arbitrary<SortedMap<String, Long>> counts() {
        return Arbitraries.maps(AnyEvents.text(), Arbitraries.longs()).ofMaxSize(4).map(TreeMap::new);
    }

    private static Arbitrary<FailedRow> row() {
        return Combinators.combine(AnyEvents.id(), AnyEvents.time(), Arbitraries.of(FailReason.class),
                AnyEvents.text(), AnyEvents.attempts(), Arbitraries.longs().between(1, 1L << 40)).as(FailedRow::new);
    }

    private static Arbitrary<List<IdHash>> hashes() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 65_535)).as(IdHash::new)
                .list().ofMaxSize(9).map(list -> list.stream().sorted().toList());
    }

    private static Arbitrary<List<Long>> segments() {
        return Arbitraries.longs().between(1, 1L << 40).set().ofMaxSize(5).map(set -> set.stream().sorted().toList());
    }

    private static Arbitrary<Rollup> rollup() {
        Arbitrary<Tally> bare = Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs(),
                Arbitraries.longs(), uniques())
                .as((a, b, c, d, visitors) -> new Tally(a, b, c, d, a ^ d, b ^ c, a ^ c, visitors));
        Arbitrary<Tally> tally = Arbitraries.oneOf(bare, Combinators.combine(bare, uniques(), takings(),
                Arbitraries.longs()).as((counted, users, earned, untold) -> new Tally(counted.events(),
                counted.pageviews(), counted.sessions(), counted.bounces(), counted.durationMs(), counted.durations(),
                counted.newVisitors(), counted.visitors(), users, earned, untold, 0)));
        Arbitrary<Map<Dimension, SortedMap<String, Tally>>> keys = Arbitraries.maps(Arbitraries.of(Dimension.class),
                Arbitraries.maps(AnyEvents.text(), tally).ofMaxSize(3)
                        .map(rows -> (SortedMap<String, Tally>) new TreeMap<>(rows))).ofMaxSize(4);
        return Combinators.combine(tally, keys, Arbitraries.longs())
                .as((total, rows, daily) -> new Rollup(total.ofDaily(daily), rows));
    }

    private static Arbitrary<Takings> takings() {
        Arbitrary<Takings.Sum> sum = Combinators.combine(Arbitraries.bigDecimals().ofScale(6), Arbitraries.longs())
                .as(Takings.Sum::new);
        return Arbitraries.maps(Arbitraries.of("EUR", "USD", "JPY"), sum).ofMaxSize(3)
                .map(sums -> new Takings(new TreeMap<>(sums)));
    }

    private static Arbitrary<Uniques> uniques() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(0, 1, 2, 40, 256, 257, 900))
                .as((seed, count) -> Uniques.of(new Random(seed % 5).longs(count).toArray()));
    }

    private static Arbitrary<SortedMap<Stream, List<Span>>> spans() {
        Arbitrary<Span> one = AnyEvents.event().map(Span::of);
        Arbitrary<Span> merged = Combinators.combine(one, one).as(Span::plus);
        return Arbitraries.maps(stream(), Arbitraries.oneOf(one, merged, odd()).list().ofMinSize(1).ofMaxSize(3))
                .ofMaxSize(4).map(TreeMap::new);
    }

    private static Arbitrary<Stream> stream() {
        return Combinators.combine(AnyEvents.text().filter(text -> !text.isEmpty()), AnyEvents.text())
                .as(Stream::new);
    }

    private static Arbitrary<SortedMap<Stream, SortedSet<String>>> carriers() {
        Arbitrary<SortedSet<String>> by = AnyEvents.text().set().ofMinSize(1).ofMaxSize(3).map(TreeSet::new);
        return Arbitraries.maps(stream(), by).ofMaxSize(3).map(TreeMap::new);
    }

    /// Spans that no events of today make, but that the type allows: marks of moments outside, and exits without entry.
    private static Arbitrary<Span> odd() {
        Arbitrary<Moment> moment = Combinators.combine(AnyEvents.time(), AnyEvents.id()).as(Moment::new);
        Arbitrary<List<Mark<String>>> text = Combinators.combine(moment, AnyEvents.text()).as(Mark::new).list()
                .ofMaxSize(1);
        Arbitrary<Instant[]> times = AnyEvents.time().array(Instant[].class).ofSize(2);
        return Combinators.combine(times, Arbitraries.integers(), text, text, text,
                Combinators.combine(moment, AnyEvents.place()).as(Mark::new).list().ofMaxSize(1))
                .as((at, count, entry, exit, user, place) -> new Span(at[0].isBefore(at[1]) ? at[0] : at[1],
                        at[0].isBefore(at[1]) ? at[1] : at[0], count, ~count, 7, entry, exit, List.of(), List.of(),
                        place, user,
                        count % 2 == 0 ? List.of(new Carry("d_a", at[1], at[0]),
                                new Carry("d_b", at[0], at[1])) : List.of()));
    }
}
