package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.codec.QueueCodec;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.GroupId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.ViewKind;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.profile.ProfileView;
import footfall.profile.Trait;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

/// What is said of persons, in any order, pieces and repetitions, folded whenever: the same bytes as all at once, and
/// what a recount by plain loops says.
class ProfileOrderTest {
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));
    private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    private static final int TICKS = 6;

    /// One thing said of a person.
    ///
    /// @param second  after the beginning
    /// @param place   in its request
    /// @param past    whether it is reported 40 days after it happened
    /// @param arrives at these ticks, the same event each time
    record Saying(Kind kind, int second, int place, int number, boolean past, List<Integer> arrives) {
        enum Kind { STEP, MANY_STEPS, NUMBER, DIGITS, TEXT, NOTHING, MANY_NAMES, VIEW, ASSIGN, GROUP }

        Event event(int id) {
            Instant at = BEGIN.plusSeconds(second);
            return new Event(new EventId(new UUID(0x4000L, 1L << 63 | Integer.reverse(id))), at, at,
                    past ? at.plus(Duration.ofDays(40)) : at.plusSeconds(1), false, what(),
                    new Who("v" + number % 30, "", "user " + number % 2, kind == Kind.VIEW, ""), Page.NONE,
                    Source.NONE, Technology.NONE, Place.NONE, Map.of("p" + number % 4, new Value.Flag(place == 1)),
                    Map.of("plan", "p" + number));
        }

        private What what() {
            BigDecimal decimal = new BigDecimal(number).movePointLeft(2);
            return switch (kind) {
                case STEP -> new What.Increment("t" + number % 3, decimal, place);
                case MANY_STEPS -> new What.Increment("often", decimal, place);
                case NUMBER -> new What.Identify(Map.of("t" + number % 3, new Value.Num(decimal), "often",
                        new Value.Num(decimal)), place);
                case DIGITS -> new What.Identify(Map.of("t1", new Value.Text("12.50")), place);
                case TEXT -> new What.Identify(Map.of("t2", new Value.Text("gold"), "flag", new Value.Flag(true)),
                        place);
                case NOTHING -> new What.Identify(Map.of("t1", new Value.Null(), "t2", new Value.Text("")), place);
                case MANY_NAMES -> new What.Identify(names(), place);
                case VIEW -> new What.PageView();
                case GROUP -> new What.Group(new GroupId("plan", "p" + number % 2), number % 3 == 0 ? "" : "" + number,
                        place);
                case ASSIGN -> new What.Assign(IntStream.range(0, 20)
                        .mapToObj(i -> new GroupId("team", number + " " + i)).toList());
            };
        }

        private Map<String, Value> names() {
            Map<String, Value> names = new TreeMap<>();
            IntStream.range(0, 60).forEach(i -> names.put("n" + (number * 60 + i), new Value.Flag(false)));
            return names;
        }
    }

    /// What is said, and the ticks after which somebody folds.
    record Story(List<Saying> sayings, Set<Integer> folds) {}

    @Property(tries = 150)
    void orderPiecesAndFoldsChangeNoByte(@ForAll("mixed") Story story) {
        check(story);
    }

    @Property(tries = 40)
    void aValueThatComesLateBetweenManyStepsChangesNoByte(@ForAll("often") Story story) {
        check(story);
    }

    private static void check(Story story) {
        House plain = new House();
        List<Event> all = new ArrayList<>();
        for (int id = 0; id < story.sayings().size(); id++) {
            all.add(story.sayings().get(id).event(id));
        }
        plain.take(all.stream().sorted().toList());
        House house = new House();
        for (int tick = 0; tick < TICKS; tick++) {
            List<Event> message = new ArrayList<>();
            for (int id = 0; id < all.size(); id++) {
                int now = tick;
                Event event = all.get(id);
                story.sayings().get(id).arrives().stream().filter(arrival -> arrival == now)
                        .forEach(_ -> message.add(event));
            }
            house.take(message);
            if (story.folds().contains(tick)) {
                house.fold();
                assertEquals(List.of(), house.reconciled());
            }
        }
        assertEquals(List.of(), house.reconciled());
        assertEquals(plain.profiles(), house.profiles());
        assertEquals(List.of(), plain.reconciled());
        assertEquals(List.of(), house.reconciled());
    }

    @Test
    void hundredsOfStepsAreKeptInFewPointsAndTheLogTellsWhatStandsBetweenThem() {
        House house = new House();
        List<Event> steps = IntStream.range(0, 500).mapToObj(i -> new Saying(Saying.Kind.MANY_STEPS, i * 60, 0, 10,
                false, List.of()).event(i)).toList();
        house.take(steps);
        house.fold();
        Trait trait = house.view().traits().get("often");
        assertEquals(Trait.POINTS_MAX, trait.steps().size());
        assertEquals("50", house.often());
        house.take(List.of(new Saying(Saying.Kind.NUMBER, 90, 0, 100, false, List.of()).event(500)));
        assertEquals(List.of(), house.reconciled());
        house.fold();
        // 1, and all steps but the first two.
        assertEquals("50.8", house.often());
        assertTrue(house.view().traits().get("often").older().getFirst().first().at().isAfter(BEGIN.plusSeconds(90)));
        assertEquals(List.of(), house.reconciled());
    }

    /// A value that is told 35 days after it happened, among steps of 50 days.
    @Test
    void whatWouldTakeTooMuchReadingIsAGuessThatSaysSoUntilAValueComesBehindIt() {
        House house = new House();
        for (int i = 0; i < 200; i++) {
            Event step = new Saying(Saying.Kind.MANY_STEPS, i * 21_600, 0, 10, false, List.of()).event(i);
            house.now = step.receivedAt();
            house.take(List.of(step));
        }
        house.fold();
        Event told = new Saying(Saying.Kind.NUMBER, 8 * 86_400, 0, 100, false, List.of()).event(500);
        Event late = new Event(told.id(), told.at(), told.at(), told.at().plus(Duration.ofDays(35)), false, told.what(),
                told.who(), told.page(), told.source(), told.technology(), told.place(), told.properties(),
                told.groups());
        house.take(List.of(late));
        house.fold();
        assertTrue(house.view().traits().get("often").reckoned().guessed());
        // 1, and all steps, though the first 32 stand before it.
        assertEquals("21", house.often());
        house.take(List.of(new Saying(Saying.Kind.NUMBER, 40 * 86_400, 0, 200, false, List.of()).event(501)));
        house.fold();
        assertFalse(house.view().traits().get("often").reckoned().guessed());
        // 2, and the last 40 steps.
        assertEquals("6", house.often());
        assertEquals(List.of(), house.reconciled());
    }

    @Provide("mixed")
    Arbitrary<Story> mixed() {
        return stories(sayings(Arbitraries.of(Saying.Kind.values()), between(0, 20), between(0, 12))
                .list().ofMinSize(1).ofMaxSize(60));
    }

    @Provide("often")
    Arbitrary<Story> often() {
        Arbitrary<Integer> numbers = Arbitraries.of(2, 4, 14);
        Arbitrary<List<Saying>> steps = sayings(Arbitraries.just(Saying.Kind.MANY_STEPS), between(0, 20_000), numbers)
                .list().ofMinSize(200).ofMaxSize(400);
        Arbitrary<List<Saying>> values = sayings(Arbitraries.just(Saying.Kind.NUMBER), between(0, 20_000), numbers)
                .list().ofMinSize(1).ofMaxSize(2);
        return stories(Combinators.combine(steps, values).as((many, few) ->
                Stream.concat(many.stream(), few.stream()).toList()));
    }

    private static Arbitrary<Story> stories(Arbitrary<List<Saying>> sayings) {
        return Combinators.combine(sayings, between(0, TICKS - 1).set()).as(Story::new);
    }

    private static Arbitrary<Saying> sayings(Arbitrary<Saying.Kind> kinds, Arbitrary<Integer> seconds,
                                             Arbitrary<Integer> numbers) {
        return Combinators.combine(kinds, seconds, between(0, 2), numbers, between(0, 9).map(one -> one == 0),
                between(0, TICKS - 1).list().ofMinSize(1).ofMaxSize(2)).as(Saying::new);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }

    /// A log and its views in memory.
    private static final class House {
        private final MemoryLogStore log = new MemoryLogStore();
        private final MemoryViewStore views = new MemoryViewStore();
        private final AppendEvents append = new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(),
                QueueCodec::content, () -> this.now);
        private final FoldShard fold = new FoldShard(log, views);
        private Instant now = BEGIN.plus(Duration.ofDays(34));

        void take(List<Event> message) {
            if (!message.isEmpty()) {
                append.append(SHARD, message.stream().<Delivery>map(event -> new Delivery.Read(new Arrival(event, "")))
                        .toList());
            }
        }

        void fold() {
            fold.fold(SHARD, RULES);
            append.forget(SHARD);
        }

        SortedMap<String, String> profiles() {
            fold();
            SortedMap<String, String> all = PlainViews.of(views, SHARD);
            all.keySet().removeIf(name -> !name.startsWith("PROFILE ") && !name.startsWith("GROUP "));
            return all;
        }

        ProfileView view() {
            return (ProfileView) views.range(SHARD, ViewKind.PROFILE, Long.MIN_VALUE, Long.MAX_VALUE).getFirst();
        }

        String often() {
            return ((Value.Num) view().traits().get("often").reckoned().value()).number().toPlainString();
        }

        List<?> reconciled() {
            return new Reconcile(log, views, () -> now).reconcile(SHARD, RULES);
        }
    }
}
