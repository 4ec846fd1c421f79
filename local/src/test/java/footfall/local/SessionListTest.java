package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of sessions, through the real functions, before and after the fold.
class SessionListTest {
    private static final String EVENTS = "/v1/sites/site/events?include=sessions&limit=200";

    private final HandHouse house = new HandHouse();

    private static String view(String at, String visitor, String... more) {
        return HandHouse.view("2026-03-" + at + "Z", visitor, "https://e.com/", more);
    }

    private JsonNode ok(String path) {
        HandHouse.Answer answer = house.get("/v1/sites/site/sessions" + path);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    private JsonNode page(int limit, String cursor) {
        return ok("?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    }

    private static List<String> rows(JsonNode page) {
        return StreamSupport.stream(page.path("results").spliterator(), false).map(JsonNode::toString).toList();
    }

    /// Every page after the first, and what happens before each.
    private List<String> rest(JsonNode first, int limit, Runnable meanwhile) {
        List<String> found = new ArrayList<>(rows(first));
        String cursor = first.at("/meta/next_cursor").asText("");
        while (!cursor.isEmpty()) {
            meanwhile.run();
            JsonNode page = page(limit, cursor);
            found.addAll(rows(page));
            cursor = page.at("/meta/next_cursor").asText("");
        }
        return found;
    }

    @Test
    @DisplayName("A session's row tells when, whose, where in and out, how much, and where from")
    void aRowTellsTheSession() {
        house.take(view("09T08:00:00", "a"), HandHouse.view("2026-03-09T08:10:00Z", "a",
                        "https://e.com/x?utm_source=news", "`referrer`:`https://google.com/`"),
                ("{`type`:`identify`,`at`:`2026-03-09T08:05:00Z`,`visitor`:`a`,`user`:`u1`,`traits`:{`plan`:`pro`}}")
                        .replace('`', '"'), view("09T08:31:00", "b", "`session`:`mine`"));
        house.holds(() -> {
            List<String> rows = rows(page(50, ""));
            assertEquals(2, rows.size());
            assertEquals(("`client_session`:`mine`,`visitor`:`b`,`started_at`:`2026-03-09T08:31:00.000Z`,`ended_at`:"
                    + "`2026-03-09T08:31:00.000Z`,`events`:1,`pageviews`:1,`bounce`:true,`entry`:`/`,`exit`:`/`")
                    .replace('`', '"'), told(rows.getFirst()));
            assertEquals(("`user`:`u1`,`visitor`:`a`,`started_at`:`2026-03-09T08:00:00.000Z`,`ended_at`:"
                    + "`2026-03-09T08:10:00.000Z`,`duration_ms`:600000,`events`:3,`pageviews`:2,`bounce`:false,"
                    + "`entry`:`/`,`exit`:`/x`,`referrer`:`google.com`,`source`:`news`,`utm_source`:`news`")
                    .replace('`', '"'), told(rows.getLast()));
        });
    }

    /// A row without its id and its technology.
    private static String told(String row) {
        return row.replaceFirst("^\\{\"session\":\"s_[\\w-]{16}\",", "").replaceFirst(",\"device\":.*|}$", "");
    }

    @Test
    @DisplayName("SR-53: 120 sessions by 50: 50, 50, 20, newest first; one joined between pages neither twice nor lost")
    void eachSessionIsOnOnePage() {
        house.take(IntStream.range(0, 120).mapToObj(i -> view("%02dT%02d:%02d:00".formatted(9 + i % 2, i % 12,
                i / 2 % 60), "v%03d".formatted(i))).toList());
        house.take(view("10T08:00:00", "joined"), view("10T08:50:00", "joined"));
        List<String> all = rows(page(200, ""));
        assertEquals(122, all.size());
        JsonNode first = page(50, "");
        assertEquals(50, first.path("results").size());
        List<String> found = rest(first, 50, () -> house.take(view("10T08:25:00", "joined"),
                view("09T05:00:00", "joined"), view("10T11:30:00", "v001"), view("09T04:00:00", "new")));
        assertEquals(all, found);
        assertEquals(122, new TreeSet<>(found).size());
        List<String> starts = found.stream().map(row -> row.replaceFirst(".*\"started_at\":\"([^\"]*).*", "$1"))
                .toList();
        assertEquals(starts.stream().sorted(Comparator.reverseOrder()).toList(), starts);
        house.holds(() -> assertEquals(124, rows(page(200, "")).size()));
    }

    @ParameterizedTest(name = "Whatever comes meanwhile, the pages are those of the first moment: seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesAreOfTheFirstMoment(long seed) {
        Random random = new Random(seed);
        if (seed % 2 == 0) {
            assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"shards\":4}").status());
            house.now = house.now.plusSeconds(86_400);
        }
        house.take(some(random, 150));
        if (random.nextBoolean()) {
            house.fold();
        }
        house.take(some(random, 50));
        List<String> all = rows(page(200, ""));
        List<String> events = rows(house.get(EVENTS).json());
        List<String> firstEvents = rows(house.get("/v1/sites/site/events?include=sessions&limit=9").json());
        Runnable meanwhile = () -> {
            house.take(some(random, 1 + random.nextInt(8)));
            if (random.nextInt(3) == 0) {
                house.fold();
            }
        };
        JsonNode first = page(7, "");
        String cursor = house.get("/v1/sites/site/events?include=sessions&limit=9").json().at("/meta/next_cursor")
                .asText();
        assertEquals(all, rest(first, 7, meanwhile));
        List<String> found = new ArrayList<>(firstEvents);
        while (!cursor.isEmpty() && found.size() < events.size()) {
            meanwhile.run();
            JsonNode page = house.get("/v1/sites/site/events?include=sessions&limit=9&cursor=" + cursor).json();
            found.addAll(rows(page));
            cursor = page.at("/meta/next_cursor").asText("");
        }
        assertEquals(events, found.subList(0, events.size()));
    }

    /// Events of a few visitors who come often; some without an id of their own.
    private static List<String> some(Random random, int count) {
        return IntStream.range(0, count).mapToObj(_ -> {
            String at = Instant.parse("2026-03-08T20:00:00Z").plusSeconds(random.nextInt(40 * 3_600)).toString();
            int who = random.nextInt(12);
            return who < 10 ? HandHouse.view(at, "v" + who, "https://e.com/" + random.nextInt(3))
                    : "{\"type\":\"pageview\",\"at\":\"" + at + "\",\"url\":\"https://e.com/\"}";
        }).toList();
    }

    @Test
    @DisplayName("A session is found by its own id, by its client's, and tells its events, newest first")
    void aSessionIsFound() {
        house.take(view("09T08:00:00", "a", "`session`:`mine`"), view("09T08:10:00", "a", "`session`:`mine`"),
                view("09T08:05:00", "b"), view("09T08:10:00", "a"));
        String id = page(50, "").at("/results/0/session").asText();
        assertEquals("a", page(50, "").at("/results/0/visitor").asText());
        house.holds(() -> {
            JsonNode mine = ok("/mine");
            assertEquals("mine", mine.at("/session/client_session").asText());
            assertEquals("2026-03-09T08:10:00.000Z 2026-03-09T08:00:00.000Z", mine.at("/results/0/at").asText() + " "
                    + mine.at("/results/1/at").asText());
            assertEquals(2, mine.path("results").size());
            assertEquals(mine, ok("/mine?at=2026-03-09T08:10:00Z"));
            assertEquals(mine.path("session"), ok("/" + mine.at("/session/session").asText()).path("session"));
            assertEquals(id, ok("/" + id).at("/session/session").asText());
            JsonNode page = ok("/mine?limit=1");
            assertEquals(1, page.path("results").size());
            JsonNode next = ok("/mine?limit=1&cursor=" + page.at("/meta/next_cursor").asText());
            assertEquals(mine.at("/results/1"), next.at("/results/0"));
            assertFalse(next.path("meta").has("next_cursor"));
        });
    }

    @Test
    @DisplayName("The id of a session that was joined with an earlier one finds both as one")
    void aJoinedSessionIsFoundByItsOldId() {
        house.take(view("09T08:00:00", "a"), view("09T08:50:00", "a"));
        String old = page(50, "").at("/results/0/session").asText();
        house.take(view("09T08:25:00", "a"));
        house.holds(() -> {
            assertEquals(1, rows(page(50, "")).size());
            assertEquals(page(50, "").at("/results/0/session").asText(), ok("/" + old).at("/session/session").asText());
        });
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"/nobody,404 session_not_found", "/s_AZzRrAAAAAAAAAAA,404 session_not_found",
        "/mine?limit=1001,400 invalid_limit", "/mine?at=x,400 at_invalid", "/mine?cursor=x,400 cursor_invalid",
        "?limit=201,400 invalid_limit", "?cursor=x,400 cursor_invalid"})
    void badWishesAreTold(String path, String answer) {
        house.take(view("09T08:00:00", "a", "`session`:`mine`"));
        HandHouse.Answer got = house.get("/v1/sites/site/sessions" + path);
        assertEquals(answer, got.status() + " " + got.json().path("code").asText());
    }
}
