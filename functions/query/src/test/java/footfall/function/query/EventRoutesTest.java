package footfall.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists and look-ups of events over HTTP.
class EventRoutesTest {
    private static final String AT = "2026-03-09T10:00:00Z";
    private final Desk desk = new Desk();

    private Desk.Response find(UUID id, Map<String, String> query) {
        return desk.get("/v1/sites/demo/events/" + id, query);
    }

    @Test
    void sr57AnEventThatIsNowhereIsPendingIfItWasAccepted() {
        Event event = Desk.view(Desk.v7(AT, 1), AT, "v1", "/a");
        Desk.Response unknown = find(event.id().value(), Map.of());
        assertEquals(404, unknown.status());
        assertEquals("event_not_found", unknown.code());
        assertEquals("pending_if_accepted", unknown.json().path("state").asText());
        desk.deliver(List.of(event));
        for (int i = 0; i < 2; i++) {
            Desk.Response found = find(event.id().value(), Map.of());
            assertEquals(200, found.status());
            assertEquals("aggregated", found.json().path("state").asText());
            assertEquals(1, found.json().at("/segment/seq").asInt());
            assertEquals("2026-03-09T10:00:01.000Z", found.json().path("received_at").asText());
            assertEquals("/a", found.json().at("/event/page").asText());
            desk.fold();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "folded between", "folded"})
    void anEventThatComesAgainStaysAggregated(String when) {
        Event event = Desk.view(Desk.v7(AT, 1), AT, "v1", "/a");
        desk.deliver(List.of(event));
        if (when.equals("folded between")) {
            desk.fold();
        }
        desk.deliver(List.of(event, event));
        if (when.equals("folded")) {
            desk.fold();
        }
        JsonNode found = find(event.id().value(), Map.of()).json();
        assertEquals("aggregated", found.path("state").asText());
        assertEquals(1, found.path("attempts").asInt());
        assertEquals(1, found.at("/segment/seq").asInt());
    }

    @Test
    void anEventReceivedTooLongAgoIsSkippedWithItsReason() {
        String old = "2026-01-01T10:00:00Z";
        desk.deliver(List.of(Desk.view(Desk.v7(old, 1), old, "v1", "/a")));
        for (int i = 0; i < 2; i++) {
            JsonNode found = find(Desk.v7(old, 1), Map.of()).json();
            assertEquals("skipped", found.path("state").asText());
            assertEquals("too_late", found.path("reason").asText());
            desk.fold();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "at, 2026-03-09T10:00:00Z", "at, 1773050400000", "at, 2026-03-08T10:00:00Z"})
    void anIdThatDoesNotTellItsTimeIsFoundWithAndWithoutAHint(String name, String value) {
        UUID id = UUID.fromString("9c5b94b1-35ad-49bb-b118-8e8fc24abf80");
        desk.deliver(List.of(Desk.view(id, AT, "v1", "/a")));
        desk.fold();
        desk.fold();
        Map<String, String> query = name.isEmpty() ? Map.of() : Map.of(name, value);
        assertEquals("aggregated", find(id, query).json().path("state").asText());
        assertEquals(404, find(UUID.fromString("00000000-0000-4000-8000-000000000000"), query).status());
    }

    @Test
    void whatIsNoIdOrNoTimeIsRefused() {
        assertEquals("id_invalid", desk.get("/v1/sites/demo/events/1-2-3-4-5", Map.of()).code());
        assertEquals("at_invalid", find(Desk.v7(AT, 1), Map.of("at", "noon")).code());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "7, true", "50, true", "200, false"})
    void everyEventIsOnOnePageNewestFirstThoughOthersArrive(int limit, boolean folding) {
        List<Event> events = IntStream.range(0, 120).mapToObj(i -> {
            String at = "2026-03-0%dT%02d:%02d:00Z".formatted(1 + i % 9, i % 24, i % 3);
            return Desk.view(Desk.v7(at, i), at, "v" + i % 5, "/" + i);
        }).toList();
        desk.deliver(events.subList(0, 70));
        if (folding) {
            desk.fold();
        }
        desk.deliver(events.subList(70, 120));
        List<String> expected = events.stream().sorted(Comparator.reverseOrder())
                .map(event -> event.id().toString()).toList();
        List<String> found = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = desk.get("/v1/sites/demo/events", cursor.isEmpty() ? Map.of("limit", "" + limit)
                    : Map.of("limit", "" + limit, "cursor", cursor)).json();
            assertTrue(page.path("results").size() <= limit);
            page.path("results").forEach(event -> found.add(event.path("id").asText()));
            cursor = page.at("/meta/next_cursor").asText();
            int first = 1_000 + pages;
            String at = "2026-03-0%dT10:00:30Z".formatted(1 + pages % 9);
            desk.deliver(List.of(Desk.view(Desk.v7(at, first), at, "late", "/late")));
            if (folding && pages % 4 == 0) {
                desk.fold();
            }
        } while (!cursor.isEmpty() && ++pages < 200);
        assertEquals(expected, found);
    }

    @Test
    void eventsOfClocksThatAreAheadAreListedToo() {
        List<Event> events = List.of("2026-03-11T10:59:00Z", "2026-03-11T01:00:00Z", "2026-03-10T12:00:30Z",
                "2026-03-10T05:00:00Z", "2026-03-09T10:00:00Z").stream()
                .map(at -> Desk.view(Desk.v7(at, 1), at, "v", "/")).toList();
        desk.deliver(events);
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = desk.get("/v1/sites/demo/events", cursor.isEmpty() ? Map.of("limit", "1")
                    : Map.of("limit", "1", "cursor", cursor)).json();
            page.path("results").forEach(event -> found.add(event.path("at").asText()));
            cursor = page.at("/meta/next_cursor").asText();
            desk.fold();
        } while (!cursor.isEmpty() && found.size() < 9);
        assertEquals(events.stream().map(event -> event.at().toString().replace("Z", ".000Z")).toList(), found);
        assertEquals("2026-03-11T10:59:00.000Z", desk.get("/v1/sites/demo/visitors", Map.of()).json()
                .at("/results/0/last_seen").asText());
        assertEquals("2026-03-11T10:59:00.000Z", desk.get("/v1/sites/demo/visitors/v", Map.of()).json()
                .path("last_seen").asText());
    }

    @ParameterizedTest
    @CsvSource({"limit, 0, invalid_limit", "limit, 201, invalid_limit", "limit, x, invalid_limit",
        "cursor, garbage, cursor_invalid"})
    void aBadPageIsRefused(String name, String value, String code) {
        assertEquals(code, desk.get("/v1/sites/demo/events", Map.of(name, value)).code());
    }

    @Test
    void aSiteWithoutEventsHasAnEmptyPage() {
        JsonNode page = desk.get("/v1/sites/demo/events", Map.of()).json();
        assertEquals(0, page.path("results").size());
        assertEquals("2026-03-10T12:00:00.000Z", page.at("/meta/as_of").asText());
    }
}
