package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What reports say of somebody who signs in and out in a page with PostHog's SDK, and of whom a server tells too,
/// before and after the fold.
class PosthogVisitsTest {
    private static final String DAY = "2026-03-19T";
    private static final String RANGE = ",`date_range`:[`2026-03-19`,`2026-03-20`]";
    private static final String ANONYMOUS = "`$is_identified`:false,`$session_id`:";

    private final HandHouse house = new HandHouse();
    private final PosthogHand posthog = new PosthogHand(house);

    private void capture(String time, String event, String distinctId, String properties) {
        house.now = Instant.parse(DAY + time + "Z");
        assertEquals(200, posthog.post("/e/", "{`api_key`:`%s`,`event`:`%s`,`distinct_id`:`%s`,`timestamp`:`%s`,"
                .formatted(PosthogHand.KEY, event, distinctId, house.now) + "`properties`:{" + properties + "}}",
                Map.of("content-type", "application/json", "user-agent", "Agent/1")).getStatusCode());
    }

    private void onPage(String time, String event, String distinctId, String properties) {
        capture(time, event, distinctId, "`$device_id`:`d`,`$current_url`:`https://e.com/shop?utm_source=news`,"
                + properties);
    }

    /// A visit in which somebody signs in, an order that a server reports, and another visit after signing out.
    private void twoVisits() {
        onPage("10:00:00", "$pageview", "d", ANONYMOUS + "`s1`");
        onPage("10:01:00", "$identify", "u", "`$anon_distinct_id`:`d`,`$session_id`:`s1`,`$set`:{`plan`:`pro`}");
        onPage("10:02:00", "$pageview", "u", "`$is_identified`:true,`$session_id`:`s1`");
        capture("10:03:00", "order", "u", "`$lib`:`posthog-node`,`$is_server`:true");
        onPage("10:10:00", "$pageview", "d2", ANONYMOUS + "`s2`");
        house.deliver(2);
    }

    @Test
    void signingInAndOutMakesNoOtherVisitor() {
        twoVisits();
        house.holds(() -> {
            assertEquals(List.of("3 2 1"), house.rows("`metrics`:[`pageviews`,`sessions`,`users`]" + RANGE));
            assertEquals(List.of("identify: 1", "order: 1", "pageview: 1"), house.rows("`metrics`:[`visitors`],"
                    + "`dimensions`:[`event:name`]" + RANGE));
            assertEquals("news: 2 0.5", house.rows("`metrics`:[`sessions`,`bounce_rate`],"
                    + "`dimensions`:[`visit:source`]" + RANGE).getFirst());
            assertEquals("[\"d\",\"u\"]", house.get("/v1/sites/site/users/u").json().path("visitors").toString());
        });
    }

    @Test
    void whatAServerReportsStandsInTheVisitOfThatPerson() {
        twoVisits();
        house.holds(() -> {
            JsonNode order = of("order", house.get("/v1/sites/site/events?include=sessions").json());
            JsonNode visit = of("identify", house.get("/v1/sites/site/events?include=sessions").json());
            assertEquals("d news " + visit.path("session_id").asText(), order.path("visitor").asText() + " "
                    + order.path("source").asText() + " " + order.path("session_id").asText());
        });
    }

    @Test
    void aServerAloneCountsVisitorsAndNoVisits() {
        capture("10:00:00", "order", "u", "`$is_server`:true");
        capture("10:01:00", "order", "v", "`$lib`:`posthog-python`");
        house.deliver(1);
        house.holds(() -> assertEquals(List.of("2 2 2 0"), house.rows("`metrics`:[`events`,`visitors`,`users`,"
                + "`sessions`]" + RANGE)));
    }

    private static JsonNode of(String name, JsonNode page) {
        for (JsonNode row : page.path("results")) {
            if (name.equals(row.path("name").asText()) || name.equals(row.path("type").asText())) {
                return row;
            }
        }
        throw new AssertionError(name + ": not in " + page);
    }
}
