package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The sessions of OpenPanel's events, before and after the fold.
class OpenPanelSessionsTest extends OpenPanelDay {
    @Test
    @DisplayName("OP-01, OP-08: each of 119 and 240 sessions has its start, a tenth of a second before its event")
    void everySessionHasAStart() {
        panel.batch(119, IntStream.rangeClosed(1, 168).mapToObj(h -> item("seen", "'__deviceId':'d','__timestamp':'"
                + T.minus(Duration.ofHours(h).plusSeconds(1)) + "'")).toList());
        house.deliver(2);
        house.holds(() -> {
            List<String> all = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = house.get("/v1/sites/site/events?include=sessions&limit=50" + cursor).json();
                page.path("results").forEach(row -> all.addFirst(row.path("at").asText() + " "
                        + row.path("name").asText()));
                cursor = page.at("/meta/next_cursor").asText("");
                cursor = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            } while (!cursor.isEmpty());
            assertEquals(3 * 119, all.size());
            for (int i = 0; i < all.size(); i += 3) {
                Instant at = Instant.parse(all.get(i + 1).substring(0, 24));
                assertEquals(List.of(at.minusMillis(100) + " session_start", at + " seen", at.plusMillis(1_000)
                        + " session_end"), List.of(timed(all.get(i)), timed(all.get(i + 1)), timed(all.get(i + 2))));
            }
            assertEquals(List.of("seen: 119", "session_end: 119", "session_start: 119"),
                    HandHouse.rows(house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:name`],`date_range`:"
                            + "[`2026-05-01`,`2026-05-18`],`include`:{`sessions`:true}")));
        });
    }

    private static String timed(String row) {
        return Instant.parse(row.substring(0, 24)) + row.substring(24);
    }

    @Test
    @DisplayName("OP-02, OP-03: three devices interleaved, and one in three requests: each session has its own events")
    void devicesDoNotMix() {
        panel.batch(9, IntStream.range(0, 9).mapToObj(i -> row("n" + i % 3, "d" + i % 3, "10:1" + i + ":00")).toList());
        for (int i = 0; i < 3; i++) {
            panel.batch(2, List.of(row("n3", "e", "10:10:0" + i), row("n3", "e", "10:14:0" + i)));
        }
        house.deliver(2);
        house.holds(() -> {
            assertEquals(4, count("session_start"));
            assertEquals(4, rows(house, "sessions").size());
            rows(house, "sessions").forEach(session -> {
                JsonNode own = rows(house, "sessions/" + session.path("session").asText());
                assertEquals(session.path("visitor").asText().equals("e") ? 6 : 3, own.size());
                own.forEach(event -> assertEquals(session.path("visitor"), event.path("visitor")));
            });
        });
    }

    @Test
    @DisplayName("OP-04: one device, profile A at 10:10, B at 11:10: two sessions, each with its profile")
    void profilesOfSessions() {
        panel.batch(4, List.of(who("A", "10:10:00"), who("A", "10:15:00"), who("B", "11:10:00"), who("B", "11:15:00")));
        house.deliver(2);
        house.holds(() -> assertEquals(List.of("10:10:00-10:15:00 A", "11:10:00-11:15:00 B"), sessions()));
    }

    private static String who(String profile, String time) {
        return row("n", "d", time).replace("'name'", "'profileId':'" + profile + "','name'");
    }

    @Test
    @DisplayName("OP-06, OP-07: a backlog of half an hour has an edge at 12:00:05, the same rows live have none")
    void bucketsAndGaps() {
        List<String> rows = IntStream.range(0, 100).mapToObj(i -> item("n", "'__deviceId':'d','__timestamp':'"
                + Instant.parse(DAY + "11:40:10Z").plusSeconds(18L * i) + "'")).toList();
        HandHouse late = new HandHouse();
        late.now = Instant.parse(DAY + "14:00:00Z");
        OpenPanelHand.of(late).batch(100, rows);
        late.deliver(2);
        late.holds(() -> {
            JsonNode sessions = rows(late, "sessions");
            assertEquals("2 11:40:10 12:00:16", sessions.size() + " "
                    + sessions.at("/1/started_at").asText().substring(11, 19) + " "
                    + sessions.at("/0/started_at").asText().substring(11, 19));
        });
        panel.batch(100, rows);
        house.deliver(2);
        house.holds(() -> {
            assertEquals(List.of("11:40:10-12:09:52 "), sessions());
            assertEquals(1, count("session_start"));
            assertEquals(0, count("session_end"));
        });
    }

    @Test
    @DisplayName("OP-39: a late live event before the first one moves the start back, and duration grows")
    void aLateEventMovesTheStart() {
        live("12:10:00", "a", "");
        house.now = Instant.parse(DAY + "12:12:00Z");
        panel.track(row("b", "d", "12:05:00"));
        house.deliver(2);
        house.now = Instant.parse(DAY + "12:50:00Z");
        house.holds(() -> {
            assertEquals(List.of("12:04:59.900 session_start", "12:05:00.000 b", "12:10:00.000 a",
                    "12:10:01.000 session_end"), events());
            assertEquals(300_000, derived("session_end").path("duration_ms").asInt());
        });
    }

    @Test
    @DisplayName("OP-45: 500 events live and historical, in 50 orders and splits: the same sessions to the byte")
    void anyOrder() {
        Random random = new Random(45);
        Instant from = Instant.parse(DAY + "00:00:00Z");
        for (int i = 0; i < 500; i++) {
            house.now = from.plusSeconds(80L * i);
            boolean late = random.nextInt(3) == 0;
            panel.track(item(random.nextBoolean() ? "screen_view" : "n", "'__deviceId':'d','__path':'/" + i % 7
                    + "','i':" + i + ",'__timestamp':'" + house.now.minusSeconds(random.nextInt(late ? 40_000 : 1_800))
                    + "'"));
        }
        Instant now = house.now;
        List<SQSEvent> messages = house.queue.drain();
        String expected = "";
        for (int order = 0; order < 50; order++) {
            HandHouse other = new HandHouse();
            other.now = now;
            List<SQSEvent> shuffled = new ArrayList<>(messages);
            Collections.shuffle(shuffled, random);
            for (int i = 0; i < shuffled.size();) {
                int to = Math.min(shuffled.size(), i + 1 + random.nextInt(60));
                SQSEvent batch = new SQSEvent();
                batch.setRecords(shuffled.subList(i, to).stream().map(one -> one.getRecords().getFirst()).toList());
                other.hand(batch);
                if (random.nextInt(4) == 0) {
                    other.fold();
                }
                i = to;
            }
            String sessions = rows(other, "sessions?limit=200") + " "
                    + rows(other, "events?include=sessions&limit=200");
            expected = order == 0 ? sessions : expected;
            assertEquals(expected, sessions);
        }
        assertTrue(expected.contains("\"historical\":true") && expected.contains("session_end"), expected);
    }

    @Test
    @DisplayName("OP-35: an event 31 min after the last live one begins another session, with another id")
    void anotherSession() {
        live("11:00:00", "a", "");
        live("11:31:00", "b", "");
        house.holds(() -> assertEquals(List.of("11:00:00-11:00:00 ", "11:31:00-11:31:00 "), sessions()));
    }

    @Test
    @DisplayName("OP-37: the session ids answered before and after midnight find one session")
    void answeredIdsFindTheirSession() {
        List<String> ids = new ArrayList<>();
        for (String at : List.of("18T23:50:00", "18T23:58:00", "19T00:03:00", "19T00:20:00")) {
            house.now = Instant.parse("2026-05-" + at + "Z");
            ids.add(GatewayRequest.json(panel.post("/track", item("n", "")).getBody()).path("sessionId").asText());
        }
        house.deliver(2);
        house.holds(() -> {
            JsonNode session = rows(house, "sessions").get(0);
            assertEquals(1, rows(house, "sessions").size());
            for (String id : ids) {
                assertEquals(session, house.get("/v1/sites/site/sessions/" + id).json().path("session"));
            }
        });
    }
}
