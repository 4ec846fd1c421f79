package footfall.function.ingest;

import static footfall.function.ingest.PosthogAnalyticsDesk.body;
import static footfall.function.ingest.PosthogAnalyticsDesk.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.site.DayCount;
import footfall.site.DoorRules;
import footfall.time.Day;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What each dialect answers for a site that has its events of the day.
class QuotaTest {
    static void quota(House house, int max, Instant counted, long events) {
        house.rules(rules -> rules.with(new DoorRules(rules.doors().blockedAddresses(),
                rules.doors().blockedProfiles(), List.of(), List.of(), Duration.ofMillis(100), max)));
        house.sites.counted(House.DEMO, new DayCount(Day.of(counted), events));
    }

    private static House full() {
        House house = new House();
        quota(house, 100, house.now, 100);
        return house;
    }

    @Test
    @DisplayName("1.4: over its quota a site answers 429 until midnight, and counts what it refused")
    void refusesUntilMidnight() {
        House house = full();
        Answer answer = house.events("{\"type\":\"pageview\"},{\"type\":\"pageview\"}");
        answer.isProblem(429, "rate_limited");
        assertEquals("50400", answer.headers().get("retry-after"));
        house.trusted("{\"events\":[{\"type\":\"pageview\"}]}").isProblem(429, "rate_limited");
        assertEquals(List.of(), house.batches());
        assertTrue(house.printed.toString().contains("\"rejected_over_quota\":2"), house.printed.toString());
        house.now = Instant.parse("2026-03-01T23:59:59.999Z");
        assertEquals("1", house.events("{\"type\":\"pageview\"}").headers().get("retry-after"));
        house.now = house.now.plusMillis(1);
        house.events("{\"type\":\"pageview\"}").took(1);
    }

    @Test
    void aRaisedQuotaLetsInAtOnceAndALoweredOneShuts() {
        House house = full();
        quota(house, 101, house.now, 100);
        house.events("{\"type\":\"pageview\"}").took(1);
        quota(house, 99, house.now, 100);
        house.events("{\"type\":\"pageview\"}").isProblem(429, "rate_limited");
        quota(house, DoorRules.NO_MAX, house.now, Integer.MAX_VALUE - 1L);
        house.events("{\"type\":\"pageview\"}").took(1);
        quota(house, 100, house.now.minus(Duration.ofDays(1)), 5_000);
        house.events("{\"type\":\"pageview\"}").took(1);
    }

    @Test
    void looksAtNoEventOnceItIsFull() {
        House house = full();
        house.post("{\"events\":[]}").isProblem(400, "empty_batch");
        house.events("{\"type\":\"nonsense\"}").isProblem(429, "rate_limited");
    }

    @Test
    void openPanelIsTold429InJson() {
        Panel panel = new Panel();
        quota(panel.house, 1, Panel.T, 1);
        for (Answer answer : List.of(panel.track(Panel.TRACK), panel.batch(List.of(Panel.TRACK, "42")))) {
            Panel.says(429, "{'status':429,'message':'the site takes no more events until 00:00 UTC'}", answer);
            assertEquals("42600", answer.headers().get("retry-after"));
        }
        assertEquals(List.of(), panel.house.stored());
    }

    @Test
    @DisplayName("3.2: too many is 429 with Retry-After")
    void convexIsTold429() {
        House house = full();
        Answer answer = house.send(House.request("POST", "/analytics/ingest",
                "{\"visitorId\":\"v\",\"sessionId\":\"s\",\"events\":[{\"type\":\"pageview\"}]}",
                Map.of("x-analytics-write-key", house.writeKey)));
        assertEquals("429 {\"error\":\"the site takes no more events until 00:00 UTC\"}",
                answer.status() + " " + answer.body());
        assertEquals("50400", answer.headers().get("retry-after"));
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
        assertEquals(List.of(), house.stored());
    }

    @Test
    @DisplayName("PV-27: over its quota a project answers 200, and keeps nothing")
    void captureIsOk() {
        PosthogDesk desk = new PosthogDesk();
        quota(desk.house, 5, PosthogDesk.NOW, 7);
        Answer answer = desk.capture("`event`:`e`,`distinct_id`:`u`");
        assertEquals(PosthogDesk.json("200 {`status`:`Ok`,`quota_limited`:[`events`]}"),
                answer.status() + " " + answer.body());
        assertFalse(answer.headers().containsKey("retry-after"));
        assertEquals(200, desk.capture("`event`:``,`distinct_id`:`u`").status());
        assertEquals(204, desk.post("/e/?beacon=1", "{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`}").status());
        assertEquals(List.of(), desk.house.stored());
        assertTrue(desk.house.printed.toString().contains("\"rejected_over_quota\":1"), desk.house.printed.toString());
    }

    @Test
    @DisplayName("PN-22: over quota is 402 without Retry-After")
    void analysisIsTold402() {
        PosthogAnalyticsDesk analytics = new PosthogAnalyticsDesk();
        quota(analytics.desk.house, 5, PosthogDesk.NOW, 5);
        Answer answer = analytics.send(body(one("")));
        assertEquals("402 billing_limit_exceeded", answer.status() + " " + answer.json().path("error").asText());
        assertFalse(answer.headers().containsKey("retry-after"));
        assertEquals(PosthogAnalyticsDesk.REQUEST, answer.headers().get("posthog-request-id"));
        assertEquals(400, analytics.send(body()).status());
        assertEquals(List.of(), analytics.desk.house.stored());
    }
}
