package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.What;
import footfall.event.Who;
import footfall.identity.Stream;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventRow;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.report.Answer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.site.Shard;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.usecase.list.ListEvents;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.Happenings;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Starts and ends of sessions are counted as lists show them, whatever the history.
class EdgeCountTest {
    private static final Instant BEGIN = Instant.parse("2026-03-08T20:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    /// What tells an edge's side of a bound from the other one.
    private static final int[] NUDGES_MS = {0, 0, 1, 99, 100, 101, 999, 1_000, 1_001, 60_000};

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aQuestionCountsWhatTheListShows(@ForAll long seed) {
        Random random = new Random(seed);
        Story story = new Story(random.nextInt(2) == 0 ? 1 : 4);
        for (int part = 0; part < 3; part++) {
            story.happen(random, 1 + random.nextInt(40));
            for (int i = 0; i < 3; i++) {
                Instant from = between(random, BEGIN, NOON);
                Instant to = between(random, from.plusMillis(1), NOON.plusSeconds(7_200));
                story.compare(from, to, random.nextInt(3) == 0 ? "" : "time:hour");
            }
            story.compare(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-11T00:00:00Z"), "time:day");
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aNextPageCountsWhatTheFirstOneDid(@ForAll long seed) {
        Random random = new Random(seed);
        Story story = new Story(random.nextInt(2) == 0 ? 1 : 4);
        story.happen(random, 30);
        Instant from = between(random, BEGIN, NOON.minusSeconds(3_600));
        Instant to = between(random, from.plusSeconds(3_600), NOON.plusSeconds(7_200));
        SortedMap<String, Long> first = story.counted(from, to, "time:hour", 1_000, 0, random);
        assertEquals(first, story.counted(from, to, "time:hour", 1, 10, random));
    }

    private static Instant between(Random random, Instant from, Instant to) {
        Instant any = from.plusMillis(random.nextLong(Duration.between(from, to).toMillis()));
        if (random.nextInt(3) == 0) {
            return any;
        }
        long tenMinutes = Duration.ofMinutes(10).toMillis();
        Instant round = Instant.ofEpochMilli(Math.floorDiv(any.toEpochMilli(), tenMinutes) * tenMinutes);
        int nudge = NUDGES_MS[random.nextInt(NUDGES_MS.length)];
        Instant near = random.nextInt(2) == 0 ? round.plusMillis(nudge) : round.minusMillis(nudge);
        return near.isBefore(from) || !near.isBefore(to) ? any : near;
    }

    /// A site, and what happens on it.
    private static final class Story {
        private final MemoryLogStore log = new MemoryLogStore();
        private final MemoryViewStore views = new MemoryViewStore();
        private final Site site;
        private final AppendEvents append = new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(),
                Arrival::toString, () -> NOON);
        private int made;

        Story(int shards) {
            Site one = Site.withDefaults(new SiteId("demo"), "s", Instant.parse("2026-01-01T00:00:00Z"));
            site = new Site(one.id(), one.name(), one.timeZone(), one.currency(), true,
                    new Sharding(shards, shards, new Day(0)), one.ingest(), one.pages(), one.timeouts(),
                    one.retention(), 1, one.created());
        }

        /// Some events in any order, in several messages, some long after they happened; a shard is folded or not.
        void happen(Random random, int events) {
            for (int i = 0; i < events; i++) {
                Event event = event(random);
                Shard shard = shard(Math.floorMod(event.who().visitor().hashCode(), site.sharding().count()));
                append.append(shard, Happenings.deliveries(List.of(event)));
                if (random.nextInt(6) == 0) {
                    new FoldShard(log, views).fold(shard, new SessionRules(site.timeouts()));
                    append.forget(shard);
                }
            }
        }

        private Shard shard(int number) {
            return new Shard(site.id(), number);
        }

        private Event event(Random random) {
            Instant latest = random.nextInt(2) == 0 ? NOON : NOON.minusSeconds(1_700);
            Instant at = between(random, random.nextInt(2) == 0 ? BEGIN : NOON.minusSeconds(7_200), latest);
            boolean late = random.nextInt(3) == 0;
            Instant received = late ? at.plusSeconds(60L * (1 + random.nextInt(40))) : at;
            received = received.isAfter(NOON) ? NOON : received;
            What what = random.nextInt(3) == 0 ? new What.Custom("signup", List.of()) : new What.PageView();
            Event plain = Happenings.event(++made, at, "v" + random.nextInt(4), "/", "", what);
            String session = random.nextInt(4) == 0 ? Stream.ofHalfHour(at.toEpochMilli() / 1_800_000) : "";
            Who who = new Who(plain.who().visitor(), session, "", random.nextInt(8) != 0);
            return new Event(plain.id(), at, at, received, false, what, who, plain.page(), plain.source(),
                    plain.technology(), plain.place(), plain.properties(), plain.groups());
        }

        void compare(Instant from, Instant to, String time) {
            assertEquals(listed(from, to, time), counted(from, to, time, 1_000, 0, new Random(0)),
                    () -> from + " to " + to);
        }

        /// What a question counts, page by page, while other events come.
        SortedMap<String, Long> counted(Instant from, Instant to, String time, int limit, int meanwhile,
                                        Random random) {
            SortedMap<String, Long> found = new TreeMap<>();
            String cursor = "";
            do {
                Claim claim = new Claim("", List.of("events"), time.isEmpty() ? List.of("event:name")
                        : List.of(time, "event:name"), List.of(new DateRange.Pair(from.toString(), to.toString())),
                        "", List.of(), String.valueOf(limit), List.of("sessions"), cursor);
                Question question = ((Checked.Fine<Question>) QuestionCheck.of(claim, site, NOON)).value();
                Answer answer = ((Checked.Fine<Answer>) new AnswerQuestion(log, views, () -> NOON)
                        .answer(site, List.of(question)).getFirst()).value();
                answer.rows().forEach(row -> found.merge(String.join(" ", row.dimensions()),
                        Long.parseLong(Reporting.text(row.metrics())), Long::sum));
                cursor = answer.next().isEmpty() ? "" : answer.next().getFirst().text();
                happen(random, meanwhile);
            } while (!cursor.isEmpty());
            return found;
        }

        private SortedMap<String, Long> listed(Instant from, Instant to, String time) {
            SortedMap<String, Long> found = new TreeMap<>();
            List<EventCursor> after = List.of();
            do {
                EventPage page = ((Checked.Fine<EventPage>) new ListEvents(log, views, () -> NOON)
                        .list(site, 7, after, ListEvents.With.SESSIONS)).value();
                for (EventRow row : page.rows()) {
                    Instant at = row.moment().at();
                    if (!at.isBefore(from) && at.isBefore(to)) {
                        found.merge(label(at, time) + name(row), 1L, Long::sum);
                    }
                }
                after = new ArrayList<>(page.next());
            } while (!after.isEmpty());
            return found;
        }

        private static String label(Instant at, String time) {
            return switch (time) {
                case "time:day" -> at.toString().substring(0, 10) + "T00:00:00.000Z ";
                case "time:hour" -> at.toString().substring(0, 13) + ":00:00.000Z ";
                default -> "";
            };
        }

        private static String name(EventRow row) {
            return switch (row) {
                case EventRow.Told told -> told.event().what().name();
                case EventRow.Derived derived -> derived.edge().label();
            };
        }
    }
}
