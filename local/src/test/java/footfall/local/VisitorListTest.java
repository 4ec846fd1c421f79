package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Lists of visitors, through the real functions, before and after the fold.
class VisitorListTest {
    private final HandHouse house = new HandHouse();

    private static String view(String at, String visitor, String... more) {
        return HandHouse.view("2026-03-" + at + "Z", visitor, "https://e.com/", more);
    }

    private JsonNode page(int limit, String cursor) {
        HandHouse.Answer answer = house.get("/v1/sites/site/visitors?limit=" + limit
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    private List<String> visitors(JsonNode page) {
        List<String> found = new ArrayList<>();
        page.path("results").forEach(row -> found.add(row.path("visitor").asText()));
        return found;
    }

    private JsonNode visitor(String id) {
        HandHouse.Answer answer = house.get("/v1/sites/site/visitors/" + id);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    @Test
    @DisplayName("A visitor's row tells its first and last time, sessions, events, its user and that user's traits")
    void aRowTellsWhatIsKnown() {
        house.take(view("09T08:00:00", "a"), view("09T08:10:00", "a"), view("10T09:00:00", "b"),
                ("{`type`:`identify`,`at`:`2026-03-09T08:05:00Z`,`visitor`:`a`,`user`:`u1`,`traits`:{`plan`:`pro`}}")
                        .replace('`', '"'),
                view("10T09:00:00", "a"), "{\"type\":\"engagement\",\"at\":\"2026-03-10T09:01:00Z\",\"visitor\":\"a\","
                        + "\"engaged_ms\":60000}");
        String row = "{`visitor`:`a`,`first_seen`:`2026-03-09T08:00:00.000Z`,`last_seen`:`2026-03-10T09:01:00.000Z`,"
                + "`user`:`u1`,`traits`:{`plan`:`pro`},`sessions`:2,`events`:4,`pageviews`:3}";
        house.holds(() -> {
            assertEquals(row.replace('`', '"'), page(50, "").path("results").path(0).toString());
            assertEquals(row.replace('`', '"'), visitor("a").toString());
            assertEquals(List.of("a", "b"), visitors(page(50, "")));
            assertFalse(page(50, "").path("meta").has("next_cursor"));
        });
        house.take("{\"type\":\"identify\",\"at\":\"2026-03-09T08:06:00Z\",\"visitor\":\"a\",\"user\":\"u2\"}");
        house.holds(() -> assertEquals("u2", visitor("a").path("user").asText()));
        house.take("{\"type\":\"identify\",\"at\":\"2026-03-09T08:04:00Z\",\"visitor\":\"a\",\"user\":\"u3\"}");
        house.holds(() -> assertEquals("u2", visitor("a").path("user").asText()));
    }

    @Test
    @DisplayName("A daily visitor is one of its day, over midnight too")
    void aDailyVisitorHasADayAtMost() {
        house.take("{\"type\":\"pageview\",\"at\":\"2026-03-10T09:00:00Z\",\"url\":\"https://e.com/\"}",
                "{\"type\":\"pageview\",\"at\":\"2026-03-10T10:00:00Z\",\"url\":\"https://e.com/\"}");
        house.holds(() -> {
            JsonNode row = page(50, "").path("results").path(0);
            assertEquals("2026-03-10T09:00:00.000Z 2026-03-10T10:00:00.000Z 2 2 2", row.path("first_seen").asText()
                    + " " + row.path("last_seen").asText() + " " + row.path("sessions").asText() + " "
                    + row.path("events").asText() + " " + row.path("pageviews").asText());
            assertEquals(row.toString(), visitor(row.path("visitor").asText()).toString());
        });
    }

    @Test
    @DisplayName("CX-19: a limit of -1 is 400 on every list; page 2 works on every list")
    void everyListHasALimitAndPages() {
        house.chokes = event -> event.page().path().equals("/bad");
        house.take(view("10T09:00:00", "a"), view("10T09:01:00", "b"),
                HandHouse.view("2026-03-10T09:02:00Z", "c", "https://e.com/bad"),
                HandHouse.view("2026-03-10T09:03:00Z", "d", "https://e.com/bad"));
        for (String list : List.of("events", "visitors", "sessions", "failed")) {
            for (String limit : List.of("-1", "0", "201", "1.5", "x")) {
                HandHouse.Answer answer = house.get("/v1/sites/site/" + list + "?limit=" + limit);
                assertEquals(400, answer.status(), list + " " + limit);
                assertEquals("invalid_limit", answer.json().path("code").asText(), list);
            }
            HandHouse.Answer garbage = house.get("/v1/sites/site/" + list + "?cursor=garbage");
            assertEquals("400 cursor_invalid", garbage.status() + " " + garbage.json().path("code").asText(), list);
            String path = "/v1/sites/site/" + list + "?limit=1";
            JsonNode first = house.get(path).json();
            JsonNode second = house.get(path + "&cursor=" + first.at("/meta/next_cursor").asText()).json();
            assertEquals(1, second.path("results").size(), list);
            assertFalse(first.path("results").equals(second.path("results")), list);
            assertFalse(second.path("meta").has("next_cursor"), list + " " + second);
        }
        house.site("tite");
        for (String limit : List.of("-1", "0", "x")) {
            HandHouse.Answer sites = house.admin("GET", "/v1/sites?limit=" + limit, "");
            assertEquals("400 invalid_limit", sites.status() + " " + sites.json().path("code").asText());
        }
        HandHouse.Answer sites = house.admin("GET", "/v1/sites?limit=1", "");
        assertEquals(2, Set.of(sites.json().at("/sites/0/id").asText(), house.admin("GET", "/v1/sites?limit=1&cursor="
                + sites.json().path("next_cursor").asText(), "").json().at("/sites/0/id").asText()).size());
    }

    @Test
    @DisplayName("Each visitor is on one page, while events arrive and folds go on")
    void eachVisitorIsListedOnce() {
        house.take(IntStream.range(0, 230).mapToObj(i -> view("%02dT%02d:%02d:00".formatted(9 + i % 2, i % 12, i % 60),
                "v%03d".formatted(i / 2))).toList());
        List<String> once = visitors(page(200, ""));
        assertEquals(115, once.size());
        List<String> found = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = page(25, cursor);
            found.addAll(visitors(page));
            cursor = page.at("/meta/next_cursor").asText("");
            house.take(view("10T11:59:00", "v" + "%03d".formatted(114 - pages * 20)), view("10T11:00:00", "w" + pages));
            if (pages == 1) {
                house.fold();
            }
            pages++;
        } while (!cursor.isEmpty() && pages < 9);
        assertEquals(5, pages);
        assertEquals(once, found);
        assertEquals(115, new TreeSet<>(found).size());
        assertEquals(120, visitors(page(200, "")).size());
    }

    @Test
    @DisplayName("Whoever has no event is 404")
    void anUnknownVisitorIsNotFound() {
        house.take(view("10T09:00:00", "a"));
        HandHouse.Answer answer = house.get("/v1/sites/site/visitors/b");
        assertEquals("404 visitor_not_found", answer.status() + " " + answer.json().path("code").asText());
    }
}
