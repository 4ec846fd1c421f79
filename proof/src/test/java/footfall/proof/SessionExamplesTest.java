package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.admission.Claims;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.admission.Sender;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.memory.MemoryEventQueue;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemoryViewStore;
import footfall.prefix.ShardState;
import footfall.site.SettingValue;
import footfall.site.Settings;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.time.Hour;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The examples of sessions, each in every order of arrival and in every split into messages, folded after each message
/// or only once: the sessions are those of the example, and the views the same bytes.
class SessionExamplesTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final Shard SHARD = new Shard(DEMO, 0);
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));
    private static final String DAY = "2026-03-09T";
    private static final Instant DONE = Instant.parse("2026-03-12T00:00:00Z");
    private static final Source GOOGLE = new Source("Google", "google.com", "", "", "", "", "", "");

    @Test
    @DisplayName("SR-24 (1): a gap of exactly the timeout stays, a millisecond more parts")
    void exactGap() {
        holds(List.of(view(1, "10:00:00"), view(2, "10:20:00"), view(3, "10:50:00.000"), view(4, "11:20:00.001")),
                List.of("v 10:00:00 3 views PT50M /1 /3 ", "v 11:20:00.001 1 views PT0S /4 /4 "));
    }

    @Test
    @DisplayName("SR-24 (2): a late event far before is a session of its own")
    void farBefore() {
        holds(List.of(view(1, "12:00:00"), view(2, "07:00:00")),
                List.of("v 07:00:00 1 views PT0S /2 /2 ", "v 12:00:00 1 views PT0S /1 /1 "));
    }

    @Test
    @DisplayName("SR-24 (3): a late event between two sessions makes them one")
    void between() {
        holds(List.of(view(1, "10:00:00"), view(2, "10:50:00")),
                List.of("v 10:00:00 1 views PT0S /1 /1 ", "v 10:50:00 1 views PT0S /2 /2 "));
        holds(List.of(view(1, "10:00:00"), view(2, "10:50:00"), view(3, "10:25:00")),
                List.of("v 10:00:00 3 views PT50M /1 /2 "));
    }

    @Test
    @DisplayName("SR-24 (4): entry and exit are pages, the source is told by the first event that has one")
    void entryAndSource() {
        holds(List.of(event(1, "10:00:00", new What.Identify(Map.of()), Source.NONE),
                event(2, "10:00:01", new What.PageView(), GOOGLE), view(3, "10:05:00")),
                List.of("v 10:00:00 2 views PT5M /2 /3 Google"));
    }

    @Test
    @DisplayName("SR-24 (5): a session over midnight keeps the daily id of the day on which it began")
    void overMidnight() {
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York")) {
            List<Event> events = accepted(zone, List.of("23:50", "23:58", "00:03", "00:40"));
            List<String> ids = events.stream().map(event -> event.who().visitor()).toList();
            assertEquals(ids.get(0), ids.get(1));
            assertEquals(ids.get(2), ids.get(3));
            assertNotEquals(ids.get(0), ids.get(2));
            assertEquals(List.of("", "", ids.get(0), ""), events.stream().map(event -> event.who().before()).toList());
            List<String> starts = events.stream().map(event -> event.at().toString().substring(11, 19)).toList();
            holds(events, List.of(ids.get(0) + " " + starts.get(0) + " 3 views PT13M (none) (none) ",
                    ids.get(3) + " " + starts.get(3) + " 1 views PT0S (none) (none) "));
        }
    }

    @Test
    @DisplayName("SR-24 (5): a session that begins after midnight is today's, though its events carry yesterday's id")
    void afterMidnightOnly() {
        List<Event> events = accepted("UTC", List.of("00:03", "00:29"));
        String today = events.getFirst().who().visitor();
        assertTrue(events.stream().noneMatch(event -> event.who().before().isEmpty()));
        holds(events, List.of(today + " 00:03:00 2 views PT26M (none) (none) "));
    }

    @Test
    @DisplayName("SR-24 (6): engagement lengthens a session and is no page view: a bounce of 40 seconds")
    void engagement() {
        holds(List.of(view(1, "09:00:00"), event(2, "09:00:25", new What.Engagement(25_000, 0, 1), Source.NONE),
                event(3, "09:00:40", new What.Engagement(15_000, 0, 2), Source.NONE)),
                List.of("v 09:00:00 1 views PT40S /1 /1 "));
    }

    /// Sends page views at times of a zone, the late ones on the date after, and takes what came out of the queue.
    private static List<Event> accepted(String zone, List<String> times) {
        Instant[] now = {Instant.EPOCH};
        Site site = ((Settings.Change.Accepted) Settings.make(DEMO,
                Map.of("time_zone", new SettingValue.Text(zone)), Instant.parse("2026-03-01T00:00:00Z"))).site();
        MemoryEventQueue queue = new MemoryEventQueue();
        AcceptEvents accept = new AcceptEvents(queue, new MemorySaltStore(), () -> now[0], new Random(24));
        Sender sender = new Sender("192.0.2.1", "Agent/1", "", "", false);
        Claims.Item view = new Claims.Item.Event(Map.of(Member.TYPE, Raw.text("pageview")));
        for (String time : times) {
            String date = time.startsWith("00") ? "2026-03-10T" : DAY;
            now[0] = LocalDateTime.parse(date + time).atZone(site.timeZone()).toInstant();
            accept.accept(site, false, sender, new Claims(Map.of(), List.of(view), List.of()), now[0]);
        }
        return queue.poll(times.size()).stream().flatMap(batch -> batch.arrivals().stream()).map(Arrival::event)
                .toList();
    }

    private static void holds(List<Event> events, List<String> sessions) {
        SortedMap<String, String> bytes = arrived(List.of(events), false, sessions);
        int ways = 0;
        for (List<Event> order : orders(events)) {
            for (int split = 0; split < 1 << events.size() - 1; split++) {
                for (boolean foldEach : List.of(true, false)) {
                    assertEquals(bytes, arrived(split(order, split), foldEach, sessions), order + " " + split);
                    ways++;
                }
            }
        }
        assertTrue(ways >= 2 * events.size(), "ways: " + ways);
    }

    private static List<List<Event>> orders(List<Event> events) {
        if (events.size() <= 1) {
            return List.of(events);
        }
        List<List<Event>> all = new ArrayList<>();
        for (Event first : events) {
            for (List<Event> rest : orders(events.stream().filter(event -> event != first).toList())) {
                List<Event> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    /// Cuts an order after each place whose bit is set.
    private static List<List<Event>> split(List<Event> order, int places) {
        List<List<Event>> messages = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= order.size(); i++) {
            if (i == order.size() || (places >>> i - 1 & 1) == 1) {
                messages.add(order.subList(from, i));
                from = i;
            }
        }
        return messages;
    }

    private static SortedMap<String, String> arrived(List<List<Event>> messages, boolean foldEach,
                                                     List<String> sessions) {
        MemoryLogStore log = new MemoryLogStore();
        MemoryViewStore views = new MemoryViewStore();
        AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), Arrival::toString, () -> DONE);
        FoldShard fold = new FoldShard(log, views);
        for (List<Event> message : messages) {
            append.append(SHARD, message.stream().<Delivery>map(event -> new Delivery.Read(new Arrival(event, "")))
                    .toList());
            if (foldEach) {
                fold.fold(SHARD, RULES);
            }
        }
        assertEquals(sessions, sessions(log, views));
        fold.fold(SHARD, RULES);
        assertEquals(sessions, sessions(log, views));
        assertEquals(List.of(), new Reconcile(log, views, () -> DONE).reconcile(SHARD, RULES));
        return PlainViews.of(views, SHARD);
    }

    private static List<String> sessions(MemoryLogStore log, MemoryViewStore views) {
        Instant from = Instant.parse("2026-03-09T00:00:00Z");
        return ShardState.reading(log, views, SHARD, RULES, state -> state.sessions(Hour.of(from),
                Hour.of(from.plus(Duration.ofHours(40)))).stream().map(SessionExamplesTest::text).toList());
    }

    private static String text(Session session) {
        String start = session.span().first().toString();
        return session.stream().visitor() + " " + start.substring(11, start.length() - 1) + " "
                + session.span().pageviews() + " views " + session.span().duration() + " "
                + session.span().entry().getFirst().value() + " " + session.span().exit().getFirst().value() + " "
                + session.span().source().stream().map(mark -> mark.value().name()).findFirst().orElse("");
    }

    private static Event view(int number, String time) {
        return event(number, time, new What.PageView(), Source.NONE);
    }

    private static Event event(int number, String time, What what, Source source) {
        Instant at = Instant.parse(DAY + time + "Z");
        return new Event(new EventId(new UUID(0x4000L, 1L << 63 | number)), at, at, at, false, what,
                new Who("v", "", "", true), new Page("example.org", "/" + number, ""), source, Technology.NONE,
                Place.NONE, Map.of(), Map.of());
    }
}
