package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.site.KeyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is counted of visitors without an id, through the real functions, before and after the fold.
class DailyVisitorsTest {
    private final HandHouse house = new HandHouse();

    private void views(int count) {
        for (int i = 0; i < count; i++) {
            house.take("{\"type\":\"pageview\",\"url\":\"https://e.com/\"}");
            house.now = house.now.plus(Duration.ofMinutes(5));
        }
    }

    private String visitors(String from, String to) {
        JsonNode answer = house.ask("site", "`metrics`:[`visitors`],`date_range`:[`" + from + "`,`" + to + "`]");
        return HandHouse.rows(answer).getFirst() + " " + answer.at("/meta/warnings").findValuesAsText("code");
    }

    @Test
    @DisplayName("SR-25: 3 page views of one agent and address: visitors 1; the next day 1; over both 2, and said")
    void aPersonIsNewEachDay() {
        views(3);
        house.now = house.now.plus(Duration.ofDays(1));
        views(3);
        house.holds(() -> {
            house.agrees();
            assertEquals("1 []", visitors("2026-03-10", "2026-03-10"));
            assertEquals("1 []", visitors("2026-03-11", "2026-03-11"));
            assertEquals("2 [cookieless_daily]", visitors("2026-03-10", "2026-03-11"));
        });
        house.now = house.now.plus(Duration.ofDays(3));
        views(1);
        house.holds(() -> assertEquals("2 [cookieless_daily]", visitors("2026-03-10", "2026-03-11")));
    }

    @Test
    @DisplayName("Visitors whom clients gave ids are the same on all days, and nothing is said")
    void givenVisitorsAreLinked() {
        house.take(List.of(HandHouse.view("2026-03-09T10:00:00Z", "a", "https://e.com/"),
                HandHouse.view("2026-03-10T10:00:00Z", "a", "https://e.com/")));
        house.holds(() -> assertEquals("1 []", visitors("2026-03-09", "2026-03-10")));
    }

    @Test
    @DisplayName("SR-21: of three anonymous events page views are 3, visitors and sessions 0")
    void anonymousEventsAreOfNobody() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"privacy_signals\":\"anonymous\"}").status());
        house.now = house.now.plusSeconds(61);
        for (int i = 0; i < 3; i++) {
            String at = "2026-03-10T1" + i + ":00:00Z";
            assertEquals(1, house.foreign("POST", "/v1/events", Map.of("authorization",
                    "Bearer " + HandHouse.key(KeyKind.WRITE, "site"), "sec-gpc", "1"), "{\"events\":["
                    + HandHouse.view(at, "a", "https://e.com/") + "]}").json().path("accepted").asInt());
        }
        house.deliver(1);
        house.holds(() -> assertEquals(List.of("3 0 0"), house.rows("`metrics`:[`pageviews`,`visitors`,`sessions`],"
                + "`date_range`:[`2026-03-10`,`2026-03-10`]")));
    }
}
