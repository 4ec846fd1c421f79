package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.proof.Story.Happening;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/// Whatever order, pieces and repetitions events arrive in, and whenever somebody folds: the views are the same bytes.
/// Each story is compared with the plain way of the same events: all at once, in order of time, one fold.
class OrderTest {
    private static final int HOUR = 3_600;
    private static final int TICKS = 8;

    @Property(tries = 200)
    void lateEventsJoinsAndMidnightChangeNoByte(@ForAll("mixed") Story story) {
        check(story);
    }

    @Property(tries = 30)
    void visitsThatAreCutAfterADayChangeNoByte(@ForAll("long") Story story) {
        check(story);
    }

    @Property(tries = 30)
    void hoursInWhichOneVisitorDoesMuchChangeNoByte(@ForAll("busy") Story story) {
        check(story);
    }

    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
    void hoursWithMorePagesThanAreNamedChangeNoByte(@ForAll("pages") Story story) {
        assertTrue(story.plainViews().values().stream().anyMatch(view -> view.contains("(other)")), "too few pages");
        check(story);
    }

    @Property(tries = 100)
    void visitorsWithAnIdADateChangeNoByteOverMidnight(@ForAll("midnight") Story story) {
        check(story);
    }

    private static void check(Story story) {
        SortedMap<String, String> plain = story.plainViews();
        SortedMap<String, String> found = story.views();
        TreeSet<String> names = new TreeSet<>(plain.keySet());
        names.addAll(found.keySet());
        for (String view : names) {
            assertEquals(plain.getOrDefault(view, "not there"), found.getOrDefault(view, "not there"), view);
        }
    }

    /// A few visitors over some hours and some days, around two midnights.
    @Provide("mixed")
    Arbitrary<Story> mixed() {
        Arbitrary<Integer> seconds = Arbitraries.oneOf(between(0, 6 * HOUR), between(0, 60 * HOUR),
                Arbitraries.of(4 * HOUR - 1, 4 * HOUR, 4 * HOUR + 1_800));
        return stories(happenings(seconds, between(0, 3), 3, arrivals(3)).list().ofMinSize(1).ofMaxSize(40),
                Arbitraries.of(1_800, 14_400, 10));
    }

    /// Visitors with one id a date, around two midnights.
    @Provide("midnight")
    Arbitrary<Story> midnights() {
        Arbitrary<Integer> seconds = Arbitraries.oneOf(between(2 * HOUR, 6 * HOUR), between(26 * HOUR, 30 * HOUR),
                Arbitraries.of(4 * HOUR - 1, 4 * HOUR, 4 * HOUR + 1_799, 4 * HOUR + 1_800, 28 * HOUR));
        return stories(happenings(seconds, Arbitraries.of(2, 3, 3), 3, arrivals(3)).list().ofMinSize(1)
                .ofMaxSize(60), Arbitraries.of(1_800, 14_400, 10));
    }

    /// One visitor who hardly ever pauses, for two days and more.
    @Provide("long")
    Arbitrary<Story> longVisits() {
        Arbitrary<List<Happening>> chain = Combinators.combine(
                between(60, 1_830).list().ofMinSize(1).ofMaxSize(200).withSizeDistribution(uniform()),
                happenings(Arbitraries.just(0), Arbitraries.just(3), 3, arrivals(2)).list().ofSize(200))
                .as(OrderTest::chained);
        return stories(chain, Arbitraries.of(1_800));
    }

    /// More events of one stream in an hour than are kept one by one.
    @Provide("busy")
    Arbitrary<Story> busyHours() {
        return stories(happenings(between(3 * HOUR, 5 * HOUR), Arbitraries.just(1), 3, arrivals(2)).list().ofMinSize(1)
                .ofMaxSize(300).withSizeDistribution(uniform()), Arbitraries.of(10, 1_800));
    }

    /// More pages in an hour than an hour names.
    @Provide("pages")
    Arbitrary<Story> manyPages() {
        return stories(happenings(between(0, HOUR - 1), between(0, 20), 0, arrivals(1)).list().ofMinSize(1_900)
                .ofMaxSize(2_000).map(events -> IntStream.range(0, events.size())
                        .mapToObj(i -> events.get(i).on(i)).toList()), Arbitraries.of(1_800));
    }

    private static List<Happening> chained(List<Integer> gaps, List<Happening> events) {
        int[] second = {0};
        return IntStream.range(0, gaps.size()).mapToObj(i -> events.get(i).at(
                second[0] += gaps.get(i))).toList();
    }

    private static Arbitrary<Story> stories(Arbitrary<List<Happening>> events, Arbitrary<Integer> timeouts) {
        return Combinators.combine(events, between(0, TICKS - 1).set(), timeouts)
                .as(Story::new);
    }

    private static Arbitrary<Happening> happenings(Arbitrary<Integer> seconds, Arbitrary<Integer> visitors, int pages,
                                                   Arbitrary<List<Integer>> arrivals) {
        return Combinators.combine(seconds, visitors, between(0, pages), between(0, 3),
                Arbitraries.of(Happening.Kind.values()), arrivals).as(Happening::new);
    }

    /// When an event arrives: once, or again and again.
    private static Arbitrary<List<Integer>> arrivals(int most) {
        return between(0, TICKS - 1).list().ofMinSize(1).ofMaxSize(most);
    }

    /// Each number as likely as another.
    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(uniform());
    }

    private static RandomDistribution uniform() {
        return RandomDistribution.uniform();
    }
}
