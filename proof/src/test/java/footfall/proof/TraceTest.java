package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Arrival;
import footfall.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(events(Traffic.STANDARD, 500, 1), events(Traffic.STANDARD, 500, 1));
        assertFalse(events(Traffic.STANDARD, 500, 1).equals(events(Traffic.STANDARD, 500, 2)));
    }

    @Test
    void givesTwoHoursOfTenEventsASecondInOrder() {
        List<Event> events = events(Traffic.STANDARD, 72_000, 1);
        assertEquals(events.stream().map(Event::at).sorted().toList(), events.stream().map(Event::at).toList());
        Duration length = Duration.between(START, events.getLast().at());
        assertTrue(Math.abs(length.toSeconds() - 7_200) < 400, "length: " + length);
        assertEquals(72_000, distinct(events, Event::id).size());
    }

    @Test
    void hasTheVarietyOfTheStandardTrace() {
        List<Event> events = events(Traffic.STANDARD, 72_000, 1);
        assertEquals(72_000 / 4.5, distinct(events, event -> event.who().visitor()).size(), 700);
        assertEquals(120 + 1, distinct(events, event -> event.source().referrer()).size());
        assertEquals(60, distinct(events, event -> event.place().country()).size());
        assertEquals(8, distinct(events, event -> event.technology().browser()).size());
        assertEquals(7, distinct(events, event -> event.technology().os()).size());
        Map<String, Long> byPage = events.stream()
                .collect(Collectors.groupingBy(event -> event.page().path(), Collectors.counting()));
        assertTrue(byPage.size() > 780 && byPage.size() <= 800, "pages: " + byPage.size());
        double ratio = (double) byPage.get("/page/0") / byPage.get("/page/1");
        assertEquals(Math.pow(2, 1.1), ratio, 0.15, "the first page against the second");
    }

    @Test
    void idsCarryTheTimeOfTheirEvent() {
        for (Event event : events(Traffic.STANDARD, 1_000, 3)) {
            assertEquals(event.at(), event.id().time().orElseThrow());
            assertEquals(2, event.id().value().variant());
        }
    }

    @Test
    void visitorsReturnWhereTheTrafficSaysSo() {
        List<Event> events = events(Traffic.STANDARD.withReturning(0.5).atRate(1), 9_000, 1);
        assertEquals(1_000, distinct(events, event -> event.who().visitor()).size(), 200);
    }

    private static List<Event> events(Traffic traffic, int count, long seed) {
        Trace trace = new Trace(traffic, START, seed);
        return Stream.generate(trace::next).limit(count).map(Arrival::event).toList();
    }

    private static <T> Set<T> distinct(List<Event> events, Function<Event, T> what) {
        return events.stream().map(what).collect(Collectors.toSet());
    }
}
