package footfall.usecase.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.admission.Claims;
import footfall.admission.Member;
import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.admission.Sender;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Value;
import footfall.memory.MemoryEventQueue;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.port.EventQueue;
import footfall.report.Answer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Figure;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.site.SettingValue;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reconcile.ReconcileSites;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.SweepTails;
import footfall.usecase.reduce.TrialFold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A site's shards are raised while it lives: through the deeds that take, reduce, fold and answer.
class ReshardingTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final int MANY = 40;

    private final MemorySiteStore sites = new MemorySiteStore();
    private final MemorySaltStore salts = new MemorySaltStore();
    private final MemoryEventQueue queue = new MemoryEventQueue();
    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final Random random = new Random(1);
    private Instant now = Instant.parse("2026-03-09T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final ManageSites manage = new ManageSites(sites, new ManageKeys(sites, clock, random), clock);
    private final AcceptEvents accept = new AcceptEvents(queue, salts, clock, random);
    private final FoldShard fold = new FoldShard(log, views);
    private final ReduceEvents reduce = new ReduceEvents(
            new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), _ -> "",
                    clock), fold, sites::site,
            Duration.ofMinutes(10), clock, () -> 0);

    @BeforeEach
    void makeTheSite() {
        assertInstanceOf(Managed.Done.class, manage.create("demo", Map.of()));
        new RotateSalt(salts, clock, random).rotate();
    }

    @Test
    void aRaiseLosesNothingAndCountsNothingAgain() {
        List<Claims.Item> before = views(0, "2026-03-09T10:00:00Z", "/before");
        send(before);
        reduceAll();
        at("2026-03-09T12:00:00Z");
        raise(4);
        at("2026-03-09T23:50:00Z");
        List<Claims.Item> during = views(1, "2026-03-09T23:50:00Z", "/during");
        send(before);
        send(during);
        at("2026-03-10T00:05:00Z");
        new RotateSalt(salts, clock, random).rotate();
        List<Claims.Item> late = views(2, "2026-03-09T23:59:59Z", "/late");
        List<Claims.Item> after = views(3, "2026-03-10T00:00:00Z", "/after");
        send(after);
        send(late);
        send(during);
        send(before);
        reduceAll();
        holds();
        at("2026-03-10T10:00:00Z");
        assertTrue(sweep() > 0);
        holds();
        assertEquals(Set.of(0, 1, 2, 3), logs(), "the shards that took something");
        List.of(after, during, late, before).forEach(this::send);
        reduceAll();
        holds();
        at("2026-03-11T09:00:00Z");
        List.of(before, late, after, during).forEach(this::send);
        reduceAll();
        sweep();
        holds();
        assertEquals(0, new ReconcileSites(sites, new Reconcile(log, views, clock)).reconcile(Extent.WHOLE,
                (_, _) -> { }));
    }

    @Test
    void eventsOfDaysBeforeTheRaiseGoOnToTheOneLogAndLaterOnesToAll() {
        raise(8);
        send(views(1, "2026-03-09T10:00:00Z", "/"));
        reduceAll();
        assertEquals(Set.of(0), logs());
        at("2026-03-10T00:00:00Z");
        send(views(2, "2026-03-09T23:59:59.999Z", "/"));
        reduceAll();
        assertEquals(Set.of(0), logs());
        send(views(3, "2026-03-10T00:00:00Z", "/"));
        reduceAll();
        assertEquals(8, logs().size());
    }

    /// What a raise costs: at that one midnight, the visit of somebody who moves is cut.
    @Test
    void aVisitOverTheMidnightOfARaiseIsCutOnceAndItsVisitorStaysOne() {
        raise(64);
        at("2026-03-09T23:58:00Z");
        send(List.of(view(1, "2026-03-09T23:58:00Z", "/", "somebody")));
        at("2026-03-10T00:02:00Z");
        send(List.of(view(2, "2026-03-10T00:02:00Z", "/", "somebody")));
        reduceAll();
        assertEquals(2, logs().size(), "this visitor moves");
        assertEquals(List.of(2L, 1L, 2L), ask("2026-03-09", "2026-03-10", "events", "visitors", "sessions"));
    }

    /// Three of the four lots happened on the first day, each with a view of each visitor; the fourth on the next.
    private void holds() {
        assertEquals(List.of(3L * MANY, 3L * MANY, (long) MANY), ask("2026-03-09", "2026-03-09", "events", "pageviews",
                "visitors"), "the day before, at " + now);
        assertEquals(List.of((long) MANY, (long) MANY), ask("2026-03-10", "2026-03-10", "events", "visitors"),
                "the day after, at " + now);
    }

    /// A view of each of many visitors; the same visitors each time.
    private static List<Claims.Item> views(int hundreds, String at, String path) {
        return IntStream.range(0, MANY).mapToObj(i -> view(100 * hundreds + i, at, path, "visitor-" + i)).toList();
    }

    private static Claims.Item view(int number, String at, String path, String visitor) {
        return new Claims.Item.Event(Map.of(Member.TYPE, text("pageview"), Member.ID,
                text("00000000-0000-4000-8000-%012d".formatted(number)), Member.AT, text(at), Member.VISITOR,
                text(visitor), Member.URL, text("https://site.example" + path)));
    }

    private static Raw text(String text) {
        return new Raw.Scalar(new Value.Text(text));
    }

    private void at(String instant) {
        now = Instant.parse(instant);
    }

    private Site site() {
        return sites.site(DEMO).orElseThrow();
    }

    private void raise(int shards) {
        assertInstanceOf(Managed.Done.class, manage.patch(DEMO,
                Map.of("shards", new SettingValue.Whole(shards)), OptionalLong.empty()));
    }

    private void send(List<Claims.Item> events) {
        Outcome outcome = accept.accept(site(), false, new Sender("192.0.2.1", "agent", "", "", false),
                new Claims(Map.of(), events, List.of()), now);
        assertEquals(events.size(), assertInstanceOf(Outcome.Answered.class, outcome).events().size());
    }

    private void reduceAll() {
        for (EventQueue.Batch batch : queue.poll(Integer.MAX_VALUE)) {
            reduce.reduce(batch.shard(), deliveries(batch.arrivals()));
        }
    }

    private static List<Delivery> deliveries(List<Arrival> arrivals) {
        return arrivals.stream().<Delivery>map(Delivery.Read::new).toList();
    }

    private int sweep() {
        SweepTails.Swept swept = new SweepTails(sites, log, fold, Duration.ofMinutes(10), clock).sweep();
        assertEquals(0, swept.failed());
        return swept.folded();
    }

    private Set<Integer> logs() {
        Set<Integer> found = new TreeSet<>();
        for (int number = 0; number < Shard.SHARDS_MAX; number++) {
            if (!log.tail(new Shard(DEMO, number), 0).isEmpty()) {
                found.add(number);
            }
        }
        return found;
    }

    private List<Long> ask(String from, String to, String... metrics) {
        Claim claim = new Claim("", List.of(metrics), List.of(), List.of(new DateRange.Pair(from, to)), "", List.of(),
                "", List.of(), "");
        if (QuestionCheck.of(claim, site(), now) instanceof Checked.Fine<Question>(Question question)
                && new AnswerQuestion(log, views, clock).answer(site(), List.of(question)).getFirst()
                instanceof Checked.Fine<Answer>(Answer answer)) {
            return answer.rows().getFirst().metrics().stream()
                    .map(figure -> ((Figure.Known) figure).value().longValueExact()).toList();
        }
        throw new AssertionError("refused: " + claim);
    }
}
