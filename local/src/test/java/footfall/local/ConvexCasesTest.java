package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.site.KeyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of the Convex dialect, as its browser SDK sends, before and after the fold.
class ConvexCasesTest extends ConvexSender {
    @Test
    @DisplayName("CX-01: the set counts as it was sent")
    void countsTheSet() {
        sendTheSet();
        house.holds(() -> {
            assertEquals(List.of("8 4 3 2 2"), house.rows(
                    "`metrics`:[`events`,`pageviews`,`sessions`,`visitors`,`new_visitors`]," + DAY));
            assertEquals(List.of("/: 1 1", "/checkout: 1 1", "/docs: 1 1", "/pricing: 1 1"), house.rows(
                    "`metrics`:[`events`,`pageviews`],`dimensions`:[`event:page`]," + DAY).stream()
                    .filter(row -> !row.startsWith("(none)")).sorted().toList());
            assertEquals(List.of("identify: 1 0", "pageview: 4 4", "purchase: 1 0", "search: 1 0", "signup_click: 1 0"),
                    house.rows("`metrics`:[`events`,`pageviews`],`dimensions`:[`event:name`]," + DAY).stream()
                            .sorted().toList());
        });
    }

    @Test
    @DisplayName("CX-04: device, browser, os and country have two rows")
    void splitsByTechnology() {
        sendTheSet();
        house.holds(() -> {
            for (String dimension : List.of("device", "browser", "os", "country")) {
                assertEquals(2, house.rows("`metrics`:[`visitors`],`dimensions`:[`visit:" + dimension + "`]," + DAY)
                        .size(), dimension);
            }
        });
    }

    @Test
    @DisplayName("CX-05: 64 visitors, a page view each")
    void countsManyVisitors() {
        for (int visitor = 0; visitor < 64; visitor++) {
            took(1, 0, send("v" + visitor, "s" + visitor, "", page(visitor % 2 == 0 ? "/" : "/pricing",
                    Duration.ofSeconds(visitor))));
        }
        house.holds(() -> {
            assertEquals(List.of("64 64 64 64"), house.rows(
                    "`metrics`:[`events`,`pageviews`,`visitors`,`sessions`]," + DAY));
            assertEquals(List.of("/: 32 32", "/pricing: 32 32"), house.rows(
                    "`metrics`:[`events`,`visitors`],`dimensions`:[`event:page`]," + DAY));
        });
    }

    @Test
    @DisplayName("CX-06: hours with 48 events of 3 visitors, and 24 of 3 others")
    void countsByHour() {
        for (int visitor = 0; visitor < 6; visitor++) {
            int hour = visitor < 3 ? 0 : 4;
            int events = visitor < 3 ? 16 : 8;
            took(events, 0, send("v" + visitor, "s" + visitor, "", IntStream.range(0, events)
                    .mapToObj(i -> page("/" + i, minutes(60L * hour + i))).toArray(String[]::new)));
        }
        house.holds(() -> assertEquals(List.of("48 3 3", "24 3 3"), house.rows(
                "`metrics`:[`events`,`visitors`,`sessions`],`dimensions`:[`time:hour`]," + DAY).stream()
                .map(row -> row.substring(row.indexOf(": ") + 2)).filter(row -> !row.startsWith("0")).toList()));
    }

    @Test
    @DisplayName("CX-08: equal page views of one batch all count, and later ones add up")
    void countsEqualEvents() {
        took(3, 0, send("v", "s", "`utmSource`:`news`", page("/", minutes(1)), page("/", minutes(1)),
                page("/", minutes(1))));
        house.holds(() -> assertEquals(List.of("3 3"), house.rows("`metrics`:[`events`,`pageviews`]," + DAY)));
        took(2, 0, send("v", "s", "`utmSource`:`news`", page("/", minutes(2)), page("/", minutes(3))));
        house.holds(() -> {
            assertEquals(List.of("5 5"), house.rows("`metrics`:[`events`,`pageviews`]," + DAY));
            assertEquals(List.of("/: 5 5"), house.rows(
                    "`metrics`:[`events`,`pageviews`],`dimensions`:[`event:page`]," + DAY));
        });
    }

    @Test
    @DisplayName("CX-11: 12 events, the reducer run again; 10, then 14 to one page")
    void doesNotCountAgain() {
        took(12, 0, send("v", "s", "", IntStream.range(0, 12).mapToObj(i -> page("/a", minutes(i)))
                .toArray(String[]::new)));
        house.holds(() -> assertEquals(List.of("12 12"), house.rows("`metrics`:[`events`,`pageviews`]," + DAY)));
        took(10, 0, send("w", "t", "", IntStream.range(0, 10).mapToObj(i -> page("/b", minutes(i)))
                .toArray(String[]::new)));
        took(14, 0, send("w", "t", "", IntStream.range(10, 24).mapToObj(i -> page("/b", minutes(i)))
                .toArray(String[]::new)));
        house.holds(() -> assertEquals(List.of("/b: 24", "/a: 12"), house.rows(
                "`metrics`:[`events`],`dimensions`:[`event:page`]," + DAY)));
    }

    @Test
    @DisplayName("CX-13: a batch sent twice counts once; two lost and sent again with a third count three")
    void countsABatchOnce() {
        String[] five = IntStream.range(0, 5).mapToObj(i -> page("/" + i, minutes(i))).toArray(String[]::new);
        took(5, 0, send("v", "s", "", five));
        took(5, 0, send("v", "s", "", five));
        house.holds(() -> assertEquals(List.of("5"), house.rows("`metrics`:[`events`]," + DAY)));
        took(2, 0, send("w", "s", "", page("/1", minutes(1)), page("/2", minutes(2))));
        took(3, 0, send("w", "s", "", page("/1", minutes(1)), page("/2", minutes(2)), page("/3", minutes(3))));
        house.holds(() -> assertEquals(List.of("8"), house.rows("`metrics`:[`events`]," + DAY)));
    }

    @Test
    @DisplayName("CX-14: a gap of 30 minutes is one session, a millisecond more is two, in both orders of arrival")
    void cutsByGap() {
        Duration half = minutes(30);
        took(1, 0, send("a", "s", "", page("/", Duration.ZERO)));
        took(1, 0, send("a", "s", "", page("/", half)));
        took(1, 0, send("b", "s", "", page("/", half)));
        took(1, 0, send("b", "s", "", page("/", Duration.ZERO)));
        house.holds(() -> assertEquals(List.of("4 2"), house.rows("`metrics`:[`events`,`sessions`]," + DAY)));
        took(1, 0, send("c", "s", "", page("/", Duration.ZERO)));
        took(1, 0, send("c", "s", "", page("/", half.plusMillis(1))));
        took(1, 0, send("d", "s", "", page("/", half.plusMillis(1))));
        took(1, 0, send("d", "s", "", page("/", Duration.ZERO)));
        house.holds(() -> assertEquals(List.of("8 6"), house.rows("`metrics`:[`events`,`sessions`]," + DAY)));
    }

    @Test
    @DisplayName("CX-15: noon, then a late one of seven: two sessions without duration")
    void doesNotStretchASession() {
        took(1, 0, send("v", "s", "", page("/", minutes(180))));
        took(1, 0, send("v", "s", "", page("/", minutes(-120))));
        String question = "`metrics`:[`sessions`,`visit_duration`]," + DAY;
        house.holds(() -> assertEquals(List.of("2 null"), house.rows(question)));
    }

    @Test
    @DisplayName("CX-16: five now and one dated ten years ahead: six in the last hour, one clamped")
    void clampsTheFuture() {
        Duration now = Duration.between(T, house.now);
        took(6, 0, send("v", "s", "", IntStream.range(0, 6).mapToObj(i -> page("/" + i,
                i == 5 ? Duration.ofDays(3_652) : now.minusSeconds(i))).toArray(String[]::new)));
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`],`date_range`:[`2026-03-10T11:00:01Z`,"
                    + "`2026-03-10T12:00:01Z`],`include`:{`pipeline`:true}");
            assertEquals(List.of("6"), HandHouse.rows(answer));
            assertEquals(1, answer.at("/meta/pipeline/clamped").asInt());
        });
    }

    @Test
    @DisplayName("CX-17: fifty with `$x` and `é` are kept; an unknown type and a blank name are rejected alone")
    void rejectsSingleEvents() {
        took(50, 0, send("v", "s", "", IntStream.range(0, 50).mapToObj(i -> track("buy", minutes(i),
                "`$x`:1,`é`:`ü`")).toArray(String[]::new)));
        took(1, 2, send("v", "s", "", event("foo", minutes(1)), track(" ", minutes(1), ""), page("/", minutes(1))));
        house.fold();
        JsonNode event = house.get("/v1/sites/site/events?limit=1").json().path("results").path(0);
        assertEquals("{\"$x\":1,\"é\":\"ü\"}", event.path("properties").toString());
        assertEquals(List.of("51"), house.rows("`metrics`:[`events`]," + DAY));
    }

    @Test
    @DisplayName("CX-18: a wrong key is 401 with CORS headers, be the batch empty")
    void refusesAWrongKey() {
        HandHouse.Answer answer = house.foreign("POST", "/analytics/ingest?writeKey=wrong", Map.of(),
                "{\"visitorId\":1,\"sessionId\":2,\"events\":[]}");
        assertEquals(401, answer.status());
        assertEquals("{\"error\":\"Invalid analytics write key\"}", answer.json().toString());
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
    }

    @Test
    @DisplayName("CX-22: a page's own referrer is none, another is kept; an agent tells browser, system and device")
    void readsReferrersAndAgents() {
        house.agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Version/17.4 Mobile/15E148 Safari/604.1";
        took(1, 0, house.foreign("POST", "/analytics/ingest", Map.of("x-analytics-write-key",
                HandHouse.key(KeyKind.WRITE, "site"), "user-agent", house.agent), ("{`visitorId`:5,`sessionId`:6,"
                + "`events`:[" + event("pageview", minutes(1), "`path`:`/`", "`referrer`:`https://news.example/a`")
                + "]}").replace('`', '"')));
        house.holds(() -> {
            Map.of("browser", "Safari: 1", "os", "iOS: 1", "device", "Mobile: 1", "referrer", "news.example/a: 1")
                    .forEach((dimension, row) -> assertEquals(List.of(row), house.rows(
                            "`metrics`:[`visitors`],`dimensions`:[`visit:" + dimension + "`]," + DAY)));
        });
    }

    @Test
    @DisplayName("the answers in their order: preflight, key, body, ids, emptiness, size")
    void answersInOrder() {
        HandHouse.Answer preflight = house.foreign("OPTIONS", "/analytics/ingest", Map.of(), "");
        assertEquals(204, preflight.status());
        assertEquals("content-type, x-analytics-write-key", preflight.headers().get("access-control-allow-headers"));
        assertEquals("{\"error\":\"Missing analytics write key\"}",
                house.foreign("POST", "/analytics/ingest", Map.of(), "{}").json().toString());
        assertEquals("400 Invalid JSON", told(post("no json")));
        assertEquals("400 Invalid JSON", told(post("[]")));
        assertEquals("400 visitorId and sessionId are required", told(post("{`events`:[]}")));
        took(0, 0, post("{`visitorId`:`v`,`sessionId`:5}"));
        assertEquals("400 Batch too large. Max 50 events.", told(send("v", "s", "", IntStream.range(0, 51)
                .mapToObj(i -> page("/", minutes(i))).toArray(String[]::new))));
        assertEquals("{\"ok\":true}", house.foreign("GET", "/health", Map.of(), "").json().toString());
        assertFalse(preflight.headers().containsKey("access-control-allow-credentials"));
    }

    private static String told(HandHouse.Answer answer) {
        return answer.status() + " " + answer.json().path("error").asText();
    }

    @Test
    @DisplayName("who identifies is the user of what follows in the batch, and not of what came before")
    void identifiesWhatFollows() {
        took(3, 0, send("v", "s", "", page("/a", minutes(1)), event("identify", minutes(2), "`userId`:`u`"),
                page("/b", minutes(3))));
        house.fold();
        Map<String, String> users = house.get("/v1/sites/site/events?limit=9").json().path("results").valueStream()
                .collect(Collectors.toMap(event -> event.path("page").asText(), event -> event.path("user").asText(),
                        String::concat));
        assertEquals(Map.of("/a", "", "(none)", "u", "/b", "u"), users);
    }
}
