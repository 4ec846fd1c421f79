package footfall.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.log.Segment;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The examples of sessions: what a set of events says, in whatever order it comes.
class SessionTest {
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);

    /// The sessions of a visitor's events, arriving in an order and in segments drawn from a seed.
    private static List<Session> sessions(long seed, List<Event> events) {
        List<Event> order = new ArrayList<>(events);
        Random random = new Random(seed);
        Collections.shuffle(order, random);
        List<Segment> segments = new ArrayList<>();
        while (!order.isEmpty()) {
            List<Event> some = order.subList(0, 1 + random.nextInt(order.size()));
            segments.add(new Segment(SHARD, segments.size() + 1, Instant.EPOCH,
                    some.stream().<Entry>map(Entry.Aggregated::new).toList()));
            some.clear();
        }
        List<Piece> pieces = new ArrayList<>();
        events.stream().map(event -> Hour.of(event.at())).distinct().sorted().forEach(hour -> {
            Slot slot = Slot.none(SHARD, hour, VisitorHash.bucket("v"));
            for (Segment segment : segments) {
                slot = SlotFill.follow(slot, List.of(segment), segment.seq());
            }
            slot.spans().forEach((stream, spans) -> spans.forEach(span -> pieces.add(new Piece(stream, span))));
        });
        return Session.of(pieces, RULES);
    }

    private static List<String> windows(List<Event> events) {
        List<String> first = windows(0, events);
        for (int seed = 1; seed < 30; seed++) {
            assertEquals(first, windows(seed, events));
        }
        return first;
    }

    private static List<String> windows(long seed, List<Event> events) {
        return sessions(seed, events).stream().map(session -> session.span().first().toString().substring(11, 16) + "-"
                + session.span().last().toString().substring(11, 16) + " " + session.span().pageviews()).toList();
    }

    @Test
    void aGapOfExactlyTheTimeoutStaysAndAMillisecondMoreParts() {
        assertEquals(List.of("10:00-10:50 3", "11:20-11:20 1"), windows(List.of(
                Events.view(1, "10:00:00", "/a", ""), Events.view(2, "10:20:00", "/a", ""),
                Events.view(3, "10:50:00", "/a", ""), Events.view(4, "11:20:00.001", "/a", ""))));
    }

    @Test
    void aLateEventFarBeforeIsAVisitOfItsOwn() {
        assertEquals(List.of("07:00-07:00 1", "12:00-12:00 1"), windows(List.of(
                Events.view(1, "12:00:00", "/a", ""), Events.view(2, "07:00:00", "/a", ""))));
    }

    @Test
    void aLateEventBetweenJoinsTwoVisits() {
        assertEquals(List.of("10:00-10:50 3"), windows(List.of(Events.view(1, "10:00:00", "/a", ""),
                Events.view(2, "10:50:00", "/a", ""), Events.view(3, "10:25:00", "/a", ""))));
    }

    @Test
    void entryExitAndSourceAreThoseOfTheEventsThatTellThem() {
        List<Event> events = List.of(
                Events.event(1, "10:00:00", "/none", "", new What.Identify(Map.of())),
                Events.view(2, "10:00:01", "/a", "Google"), Events.view(3, "10:05:00", "/b", ""));
        for (int seed = 0; seed < 20; seed++) {
            Span span = sessions(seed, events).getFirst().span();
            assertEquals("/a", span.entry().getFirst().value());
            assertEquals("/b", span.exit().getFirst().value());
            assertEquals("Google", span.source().getFirst().value().name());
            assertEquals(Duration.ofSeconds(300), span.duration());
        }
    }

    @Test
    void engagementLengthensAVisitAndIsNoView() {
        Session session = sessions(3, List.of(Events.view(1, "09:00:00", "/a", ""),
                Events.event(2, "09:00:25", "/a", "", new What.Engagement(25_000, 0, 1)),
                Events.event(3, "09:00:40", "/a", "", new What.Engagement(15_000, 0, 2)))).getFirst();
        assertEquals(Duration.ofSeconds(40), session.span().duration());
        assertEquals(1, session.span().events());
        assertTrue(session.isBounce());
    }

    @Test
    void aVisitEndsAfter24Hours() {
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        List<Event> events = IntStream.rangeClosed(0, 49 * 6)
                .mapToObj(i -> Events.event(i, begin.plus(Duration.ofMinutes(10L * i)), "/a", "", new What.PageView()))
                .toList();
        assertEquals(List.of(Duration.ofHours(24), Duration.ofHours(24), Duration.ofMinutes(40)),
                sessions(5, events).stream().map(session -> session.span().duration()).toList());
    }

    @Test
    void aBusyHourStaysSmallAndItsVisitsTheSame() {
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        List<Event> events = IntStream.range(0, 3_000)
                .mapToObj(i ->
                        Events.event(i, begin.plusMillis(1_199L * i), "/" + i, "", new What.PageView())).toList();
        List<Session> sessions = sessions(7, events);
        assertEquals(1, sessions.size());
        assertEquals(3_000, sessions.getFirst().span().pageviews());
        assertEquals("/0", sessions.getFirst().span().entry().getFirst().value());
        assertEquals("/2999", sessions.getFirst().span().exit().getFirst().value());
        assertTrue(sessions.getFirst().pieces().size() <= 360, "" + sessions.getFirst().pieces().size());
        assertEquals(sessions, sessions(8, events));
    }
}
