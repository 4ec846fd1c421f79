package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where OpenPanel's sessions start and end in lists of events, before and after the fold.
class OpenPanelEdgesTest extends OpenPanelDay {
    @Test
    @DisplayName("OP-31: one start before the first of three; open; its end stands 30 min after the last was received")
    void aLiveSession() {
        for (int i = 0; i < 3; i++) {
            live("12:10:00.0" + (10 + 40 * i), "n" + i, "");
        }
        List<String> open = List.of("12:09:59.910 session_start", "12:10:00.010 n0", "12:10:00.050 n1",
                "12:10:00.090 n2");
        house.holds(() -> assertEquals(open, events()));
        house.now = Instant.parse(DAY + "12:40:00.090Z");
        house.holds(() -> assertEquals(open, events()));
        house.now = house.now.plusMillis(1);
        house.holds(() -> {
            assertEquals("12:10:01.090 session_end", events().getLast());
            assertEquals(5, events().size());
        });
    }

    @Test
    @DisplayName("OP-31: what happened twenty minutes before it was received keeps its session open by its receipt")
    void aSessionIsOpenByReceipts() {
        house.now = T;
        panel.track(row("n", "d", "11:50:00"));
        house.deliver(2);
        house.now = Instant.parse(DAY + "12:39:59Z");
        house.holds(() -> assertEquals(0, count("session_end")));
        house.now = Instant.parse(DAY + "12:40:01Z");
        house.holds(() -> assertEquals(1, count("session_end")));
    }

    @Test
    @DisplayName("OP-33: an event an hour old by batch, one two hours old by /track: starts, ends, nothing open")
    void lateEventsHaveSessionsOfTheirOwn() {
        panel.batch(1, List.of(row("a", "d", "11:10:00")));
        panel.track(row("b", "d", "10:10:00"));
        house.deliver(2);
        house.holds(() -> assertEquals(List.of("10:09:59.900 session_start", "10:10:00.000 b",
                "10:10:01.000 session_end", "11:09:59.900 session_start", "11:10:00.000 a", "11:10:01.000 session_end"),
                events()));
        JsonNode event = rows(house, "events").get(0);
        assertEquals("true false", event.path("historical") + " " + event.has("session"));
    }

    @Test
    @DisplayName("OP-40: a live gap over 30 min: the first ends with its own exit page, the second starts")
    void aGapClosesASession() {
        live("11:00:00", "screen_view", "'__path':'https://e.com/in'");
        live("11:01:00", "screen_view", "'__path':'https://e.com/out'");
        live("11:02:00", "n", "");
        live("11:33:00", "n", "");
        house.holds(() -> {
            assertEquals(List.of("10:59:59.900 session_start", "11:00:00.000 pageview", "11:01:00.000 pageview",
                    "11:02:00.000 n", "11:02:01.000 session_end", "11:32:59.900 session_start", "11:33:00.000 n"),
                    events());
            JsonNode end = derived("session_end");
            assertEquals("/out 120000 {\"__bounce\":false}", end.path("page").asText() + " " + end.path("duration_ms")
                    + " " + end.path("properties"));
        });
    }

    @Test
    @DisplayName("OP-41: a client's own session_start is refused, and changes nothing")
    void reservedNames() {
        live("12:00:00", "n", "");
        assertEquals(400, panel.post("/track", item("session_start", "'__deviceId':'d'")).getStatusCode());
        house.deliver(2);
        house.holds(() -> assertEquals(List.of("11:59:59.900 session_start", "12:00:00.000 n"), events()));
    }

    @Test
    @DisplayName("OP-42: what was received before the end and handled after it extends the session; it has one end")
    void aSessionEndsOnce() {
        live("12:10:00", "a", "");
        house.now = Instant.parse(DAY + "12:39:59Z");
        panel.track(item("b", "'__deviceId':'d'"));
        house.now = Instant.parse(DAY + "12:41:00Z");
        house.holds(() -> assertEquals("12:10:01.000 session_end", events().getLast()));
        house.deliver(2);
        house.holds(() -> assertEquals("12:39:59.000 b", events().getLast()));
        house.now = Instant.parse(DAY + "13:10:00Z");
        house.holds(() -> {
            assertEquals("12:40:00.000 session_end", events().getLast());
            assertEquals(1, count("session_end"));
            assertEquals(1, count("session_start"));
        });
    }

    @Test
    @DisplayName("OP-43: three views, an anonymous and an identified event: one start, one end, no bounce, its user")
    void anIdentifiedSession() {
        for (int i = 0; i < 3; i++) {
            live("12:0" + i + ":00", "screen_view", "'__path':'https://e.com/" + i + "'");
        }
        live("12:03:00", "n", "");
        house.now = Instant.parse(DAY + "12:04:00Z");
        panel.track(item("n", "'__deviceId':'d'").replace("'name'", "'profileId':'p','name'"));
        house.deliver(2);
        house.now = Instant.parse(DAY + "13:00:00Z");
        house.holds(() -> {
            assertEquals("1 1 p false", count("session_start") + " " + count("session_end") + " "
                    + derived("session_end").path("user").asText() + " "
                    + derived("session_end").at("/properties/__bounce"));
            assertEquals(List.of("12:00:00-12:04:00 p"), sessions());
        });
    }

    @Test
    @DisplayName("OP-44: a message handed over 40 min late is as live as at once")
    void aSlowQueue() {
        live("12:00:00", "a", "");
        house.now = Instant.parse(DAY + "12:10:00Z");
        panel.track(item("b", "'__deviceId':'d'"));
        house.now = Instant.parse(DAY + "12:50:00Z");
        house.deliver(2);
        house.holds(() -> assertEquals(List.of("11:59:59.900 session_start", "12:00:00.000 a", "12:10:00.000 b",
                "12:10:01.000 session_end"), events()));
    }
}
