package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of PostHog's wire of which reports tell, through the real functions, before and after the fold.
class PosthogCasesTest {
    private static final String RANGE = ",`date_range`:[`2026-03-18`,`2026-03-20`]";
    private static final String ANALYTICS = "/i/v1/analytics/events";

    private final HandHouse house = new HandHouse();
    private final PosthogHand posthog = new PosthogHand(house);

    @BeforeEach
    void open() {
        house.now = Instant.parse("2026-03-19T14:30:00Z");
    }

    private static String id(int number) {
        return "0190a5b2-7c00-4000-8000-00000000000" + number;
    }

    private static String captured(int number, String name) {
        return "{`event`:`%s`,`distinct_id`:`u`,`uuid`:`%s`,`timestamp`:`2026-03-19T14:2%d:00Z`}".formatted(name,
                id(number), number);
    }

    private APIGatewayV2HTTPResponse capture(String... events) {
        String body = "{`api_key`:`phc_test`,`sent_at`:`%s`,`batch`:[%s]}".formatted(house.now,
                String.join(",", events));
        return posthog.post("/batch/", body, Map.of("content-type", "application/json", "user-agent", "node"));
    }

    private APIGatewayV2HTTPResponse analytics(String request, String... events) {
        String body = "{`created_at`:`2026-03-19T14:30:00Z`,`batch`:[%s]}".formatted(String.join(",", events));
        return posthog.post(ANALYTICS, body, Map.of("authorization", "Bearer phc_test", "content-type",
                "application/json", "user-agent", "rs", "posthog-sdk-info", "posthog-rs/1", "posthog-attempt", "1",
                "posthog-request-id", request, "posthog-request-timestamp", house.now.toString()));
    }

    private void counts(String... rows) {
        house.holds(() -> assertEquals(List.of(rows), house.rows("`metrics`:[`events`],`dimensions`:[`event:name`]"
                + RANGE)));
    }

    @Test
    @DisplayName("PV-26: a batch posted twice counts once, a new uuid counts")
    void countsABatchOnce() {
        String[] three = {captured(1, "a"), captured(2, "b"), captured(3, "c")};
        assertEquals(200, capture(three).getStatusCode());
        house.now = house.now.plusSeconds(3_600);
        assertEquals(200, capture(three).getStatusCode());
        house.deliver(2);
        counts("a: 1", "b: 1", "c: 1");
        assertEquals(200, capture(captured(1, "a"), captured(2, "b"), captured(4, "c")).getStatusCode());
        house.deliver(1);
        counts("c: 2", "a: 1", "b: 1");
    }

    @Test
    @DisplayName("PV-27: what a queue that is down refused counts once when it is sent again")
    void countsWhatIsSentAgainOnce() {
        house.queue.takes = _ -> false;
        assertEquals(503, capture(captured(1, "a"), captured(2, "b")).getStatusCode());
        house.queue.takes = _ -> true;
        house.now = house.now.plusSeconds(5);
        assertEquals(200, capture(captured(1, "a"), captured(2, "b")).getStatusCode());
        house.deliver(1);
        counts("a: 1", "b: 1");
    }

    @Test
    @DisplayName("PN-24: the same event under a new request id, and under its id in upper case, is one")
    void countsAnEventOnceWhateverItsRequest() {
        String event = captured(1, "a");
        for (String request : List.of(id(8), id(9))) {
            assertEquals("{`results`:{`".replace('`', '"') + id(1) + "`:{`result`:`ok`}}}".replace('`', '"'),
                    analytics(request, event).getBody());
        }
        assertEquals(200, analytics(id(8), event.replace(id(1), id(1).toUpperCase(Locale.ROOT))).getStatusCode());
        house.deliver(1);
        counts("a: 1");
    }

    @Test
    @DisplayName("PN-15: an id that many share counts")
    void countsWhoHasNoProfile() {
        analytics(id(8), captured(1, "a").replace("`u`", "`Anonymous`"));
        house.deliver(1);
        counts("a: 1");
    }

    @Test
    void pointsAndLeavingCountAsNoEventAndTraitsMakeNoVisit() {
        capture(captured(1, "$pageview"), captured(2, "$pageleave"), captured(3, "$$heatmap"),
                captured(4, "$set").replace("`u`", "`other`"));
        house.deliver(1);
        counts("identify: 1", "pageview: 1");
        house.holds(() -> assertEquals(List.of("2 1 1"),
                house.rows("`metrics`:[`events`,`pageviews`,`sessions`]" + RANGE)));
    }

    @Test
    void anAgentOfAServerIsNoBot() {
        for (String agent : List.of("posthog-node/5.70.0", "posthog-python/7.0.0", "posthog-rs/0.14.0",
                "posthog-go/1.6.0", "posthog-php/3.7.0", "posthog-ruby3.3.0", "node")) {
            posthog.post("/batch/", "{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`}",
                    Map.of("user-agent", agent));
        }
        house.deliver(1);
        counts("e: 7");
    }
}
