package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.site.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of the Convex dialect in which settings, keys and failures take part.
class ConvexLifeTest {
    private static final String ANY = "`date_range`:[`2026-03-09`,`2026-04-30`]";

    private final HandHouse house = new HandHouse();

    private HandHouse.Answer send(String key, String visitor, String... events) {
        return house.foreign("POST", "/analytics/ingest", Map.of("x-analytics-write-key", key),
                ("{`visitorId`:`" + visitor + "`,`sessionId`:`s`,`events`:[" + String.join(",", events) + "]}")
                        .replace('`', '"'));
    }

    private void took(int accepted, String visitor, String... events) {
        HandHouse.Answer answer = send(HandHouse.key(KeyKind.WRITE, "site"), visitor, events);
        assertEquals("{\"accepted\":" + accepted + ",\"rejected\":0}", answer.json().toString());
        house.deliver(1);
    }

    private static String page(String path, Instant at) {
        return "{`type`:`pageview`,`path`:`" + path + "`,`occurredAt`:" + at.toEpochMilli() + "}";
    }

    private static String pages(String folder, int count, Instant at) {
        return IntStream.range(0, count).mapToObj(i -> page(folder + i, at.minusSeconds(i)))
                .collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("CX-07: with a timeout of 30 s two views two minutes apart are two sessions")
    void obeysTheTimeoutOfItsHour() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"session_timeout_ms\":30000}").status());
        house.now = house.now.plus(Duration.ofHours(3));
        took(2, "v", page("/a", house.now.minusSeconds(600)), page("/b", house.now.minusSeconds(480)));
        house.holds(() -> assertEquals(List.of("2 2"), house.rows("`metrics`:[`sessions`,`pageviews`]," + ANY)));
    }

    @Test
    @DisplayName("CX-12: 150 events that fail are listed with their reason, ten good ones count")
    void failsAloneAndOnce() {
        house.chokes = event -> event.page().path().startsWith("/bad");
        for (int batch = 0; batch < 3; batch++) {
            took(50, "v" + batch, pages("/bad" + batch + "/", 50, house.now));
        }
        took(10, "v", pages("/good", 10, house.now));
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`]," + ANY + ",`include`:{`pipeline`:true}");
            assertEquals(List.of("10"), HandHouse.rows(answer));
            assertEquals(150, answer.at("/meta/pipeline/failed/view_refused").asInt());
        });
        JsonNode failed = house.get("/v1/sites/site/failed").json().path("results");
        assertTrue(failed.path(0).path("detail").asText().contains("one that the hand likes"), failed::toString);
        assertEquals(1, failed.path(0).path("attempts").asInt());
    }

    @Test
    @DisplayName("what the queue takes in part is answered 503, so that the client sends all again, and counts once")
    void makesTheClientSendAgainWhatTheQueueDidNotTake() {
        String properties = IntStream.range(0, 32).mapToObj(i -> "`p" + i + "`:`" + "x".repeat(1_000) + "`")
                .collect(Collectors.joining(","));
        String[] events = IntStream.range(0, 50).mapToObj(i -> "{`type`:`track`,`name`:`big`,`occurredAt`:"
                + house.now.minusSeconds(i).toEpochMilli() + ",`properties`:{" + properties + "}}")
                .toArray(String[]::new);
        house.queue.takes = number -> number == 0;
        assertEquals(503, send(HandHouse.key(KeyKind.WRITE, "site"), "v", events).status());
        assertEquals(1, house.queue.waiting().size());
        house.queue.takes = _ -> true;
        took(50, "v", events);
        house.holds(() -> assertEquals(List.of("50"), house.rows("`metrics`:[`events`]," + ANY)));
    }

    @Test
    @DisplayName("CX-19: a list limit of -1 is refused, and the second page of a list works")
    void pagesThroughLists() {
        took(3, "v", pages("/", 3, house.now));
        assertEquals(400, house.get("/v1/sites/site/events?limit=-1").status());
        String cursor = house.get("/v1/sites/site/events?limit=2").json().at("/meta/next_cursor").asText();
        assertEquals(1, house.get("/v1/sites/site/events?limit=2&cursor=" + cursor).json().path("results").size());
    }

    @Test
    @DisplayName("CX-20: a key belongs to one site: a second create is refused, and the first works")
    void keepsAKeyForItsSite() {
        house.site("other");
        String key = "{\"kind\":\"write\",\"key\":\"the-key-of-the-old-house\"}";
        assertEquals(201, house.admin("POST", "/v1/sites/site/keys", key).status());
        HandHouse.Answer second = house.admin("POST", "/v1/sites/other/keys", key);
        assertEquals("409 key_exists", second.status() + " " + second.json().path("code").asText());
        assertEquals(202, send("the-key-of-the-old-house", "v", page("/", house.now)).status());
        house.deliver(1);
        house.holds(() -> assertEquals(List.of("1"), house.rows("`metrics`:[`events`]," + ANY)));
    }

    @Test
    @DisplayName("CX-21: after a rotation with an overlap of 60 s the old key works, and then is refused")
    void rotatesWithAnOverlap() {
        String id = house.admin("POST", "/v1/sites/site/keys",
                "{\"kind\":\"write\",\"key\":\"the-key-of-the-old-house\"}").json().path("key_id").asText();
        assertEquals(201, house.admin("POST", "/v1/sites/site/keys/" + id + "/rotate", "{\"overlap_seconds\":60}")
                .status());
        assertEquals(202, send("the-key-of-the-old-house", "v", page("/", house.now)).status());
        house.now = house.now.plusSeconds(121);
        HandHouse.Answer late = send("the-key-of-the-old-house", "v", page("/", house.now));
        assertEquals("401 Invalid analytics write key", late.status() + " " + late.json().path("error").asText());
    }
}
