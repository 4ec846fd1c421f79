package footfall.usecase.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.What;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.prefix.ShardState;
import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.site.Timeouts;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Views equal a plain recount, in whatever order and pieces events came, and however folds were cut.
public class FoldTest {
    static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    /// When the first of the events can be.
    public static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofMinutes(30), List.of(
            change("2026-03-01T22:00:00Z", 5), change("2026-03-01T23:00:00Z", 120),
            change("2026-03-02T06:00:00Z", 20), change("2026-03-02T11:00:00Z", 45)));
    /// When their sessions end: the timeout changes in between.
    public static final SessionRules RULES = new SessionRules(TIMEOUTS);

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("UTC"), ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("America/New_York"));

    @Property(tries = 300)
    void reportsEqualARecountBeforeAndAfterEveryFold(@ForAll long seed) {
        Random random = new Random(seed);
        MemoryLogStore log = new MemoryLogStore();
        MemoryViewStore views = new MemoryViewStore();
        Instant[] now = {BEGIN};
        AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), Arrival::toString, () -> now[0]);
        FoldShard fold = new FoldShard(log, views);
        List<Event> events = events(random);
        goOn(events, random);
        List<Event> queue = new ArrayList<>(events);
        queue.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(queue, random);
        while (!queue.isEmpty()) {
            List<Event> message = queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(6)));
            append.append(SHARD, Happenings.deliveries(message));
            message.clear();
            now[0] = now[0].plusSeconds(random.nextInt(20_000));
            if (random.nextInt(3) == 0) {
                fold.fold(SHARD, RULES);
                append.forget(SHARD);
            }
        }
        check(log, views, events);
        fold.fold(SHARD, RULES);
        check(log, views, events);
        assertTrue(log.tail(SHARD, log.head(SHARD).folded()).isEmpty());
    }

    private static Timeouts.Change change(String from, int minutes) {
        return new Timeouts.Change(Instant.parse(from), Duration.ofMinutes(minutes));
    }

    /// Up to 60 events of few visitors within 50 hours, half of them close together. Some give their id, the
    /// others have one a date, in one of several zones.
    public static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plusSeconds(60L * random.nextInt(random.nextBoolean() ? 300 : 3_000));
            What what = switch (random.nextInt(5)) {
                case 0 -> new What.Custom("buy", List.of(new What.Revenue(
                        BigDecimal.valueOf(i - 20).movePointLeft(i % 7), i % 2 == 0 ? "EUR" : "USD")));
                case 1 -> new What.Engagement(1_000, 10, 1);
                default -> new What.PageView();
            };
            String visitor = visitor(random);
            Event event = Happenings.event(i, at, visitor, "/" + random.nextInt(4),
                    random.nextInt(3) == 0 ? "s" + random.nextInt(3) : "", what);
            String session = random.nextInt(6) == 0 ? "c" + random.nextInt(2) : "";
            boolean visits = random.nextInt(5) > 0;
            events.add(Happenings.of(visitor.equals("v0") || visitor.equals("v1")
                    ? Happenings.daily(event, visitor, session, zone, RULES) : event, session, visits));
        }
        return events;
    }

    /// At times a visitor goes on through two midnights.
    private static void goOn(List<Event> events, Random random) {
        if (random.nextInt(8) == 0) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            int count = events.size();
            for (int i = 0; i < 100; i++) {
                Event event = Happenings.event(count + i, BEGIN.plusSeconds(1_200L * i), "v9", "/", "",
                        new What.PageView());
                events.add(Happenings.daily(event, "v9", random.nextInt(9) == 0 ? "own" : "", zone, RULES));
            }
        }
    }

    /// Few events of two given visitors, far apart: each would be somebody's first if the earlier ones were not.
    static List<Event> comings(Random random) {
        List<Event> events = new ArrayList<>();
        int count = 4 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plusSeconds(60L * random.nextInt(3_000));
            Event event = Happenings.event(i, at, "v" + random.nextInt(2), "/", "s" + random.nextInt(3),
                    new What.PageView());
            events.add(Happenings.of(event, "", random.nextInt(3) > 0));
        }
        return events;
    }

    /// Nobody, a given id, or one of the form of a daily one.
    private static String visitor(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1, 2, 3, 4 -> Happenings.id("x" + random.nextInt(3), "");
            default -> "v" + random.nextInt(4);
        };
    }

    static void check(MemoryLogStore log, MemoryViewStore views, List<Event> events) {
        ShardState.reading(log, views, SHARD, RULES, state -> {
            check(state, events);
            return true;
        });
    }

    static void check(ShardState state, List<Event> events) {
        Persons.check(state, events);
        Hour end = Hour.of(BEGIN.plus(Duration.ofDays(4)));
        for (Hour hour = Hour.of(BEGIN); hour.compareTo(end) < 0; hour = hour.next()) {
            Recount recount = Recount.of(events, hour.start(), hour.end(), TIMEOUTS::at);
            assertEquals(rows(recount), rows(state.hour(hour)), hour.start().toString());
        }
        for (long index = Day.of(BEGIN).index(); index < Day.of(BEGIN).index() + 4; index++) {
            Day day = new Day(index);
            state.day(day).ifPresent(view -> {
                Recount recount = Recount.of(events, day.start(), day.end(), TIMEOUTS::at);
                assertEquals(rows(recount), rows(view.rollup()), day.start().toString());
            });
        }
    }

    private static Map<String, List<Long>> rows(Recount recount) {
        Map<String, List<Long>> rows = new TreeMap<>();
        recount.rows.forEach((key, row) -> rows.put(key, row.numbers()));
        return nonZero(rows);
    }

    private static Map<String, List<Long>> rows(Rollup rollup) {
        Map<String, List<Long>> rows = new TreeMap<>();
        rows.put("total", numbers(rollup.total()));
        rollup.rows(Dimension.EVENT_PAGE).forEach((key, tally) -> rows.put("page " + key, numbers(tally)));
        rollup.rows(Dimension.EVENT_NAME).forEach((key, tally) -> rows.put("name " + key, numbers(tally)));
        rollup.rows(Dimension.VISIT_SOURCE).forEach((key, tally) -> rows.put("source " + key, numbers(tally)));
        return nonZero(rows);
    }

    private static Map<String, List<Long>> nonZero(Map<String, List<Long>> rows) {
        rows.values().removeIf(numbers -> numbers.stream().allMatch(number -> number == 0));
        return rows;
    }

    private static List<Long> numbers(Tally tally) {
        return List.of(tally.events(), tally.pageviews(), tally.sessions(), tally.bounces(), tally.durationMs(),
                tally.durations(), tally.visitors().count(), tally.newVisitors());
    }
}
