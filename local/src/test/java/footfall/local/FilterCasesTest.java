package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a site turns away, from the setting to the report.
class FilterCasesTest {
    private static final String RANGE = "`date_range`:[`2026-03-10`,`2026-03-10`],`include`:{`pipeline`:true}";
    private static final String VIEW = "{\"type\":\"pageview\",\"visitor\":\"v\",\"properties\":{\"env\":\"%s\"}}";

    private final HandHouse house = new HandHouse();
    private final OpenPanelHand panel = OpenPanelHand.of(house);

    private JsonNode set(String settings) {
        HandHouse.Answer answer = house.admin("PATCH", "/v1/sites/site", "{" + settings.replace('`', '"') + "}");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        house.now = house.now.plus(Duration.ofMinutes(1));
        return answer.json();
    }

    private void counts(String skipped, String... rows) {
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:name`]," + RANGE);
            assertEquals(List.of(rows), HandHouse.rows(answer));
            assertEquals(skipped.replace('`', '"'), answer.at("/meta/pipeline/skipped").toString());
            house.agrees();
        });
    }

    @Test
    @DisplayName("1.3: a filter of events drops them, answered 200, skipped(filtered) and counted")
    void dropsEventsByName() {
        JsonNode shown = set("`event_filters`:[{`name`:`ping`}]");
        assertEquals("[{\"name\":\"ping\"}]", shown.path("event_filters").toString());
        APIGatewayV2HTTPResponse answer = panel.post("/track", item("ping", "'__deviceId':'d'"));
        assertEquals(200, answer.getStatusCode());
        assertEquals(0, answer.getBody().indexOf("{\"deviceId\":\"d\",\"sessionId\":\""), answer.getBody());
        panel.batch(2, List.of(item("ping", ""), item("pingpong", "")));
        house.deliver(2);
        counts("{`duplicate`:1,`filtered`:4}", "pingpong: 1");
        JsonNode state = house.state("site", answer.getHeaders().get("footfall-event-id"));
        assertEquals("skipped filtered", state.path("state").asText() + " " + state.path("reason").asText());
    }

    @Test
    @DisplayName("1.3: a filter with conditions drops what fulfils them all, whatever its name and wire")
    void dropsEventsByProperties() {
        set("`event_filters`:[{`name`:`*`,`properties`:[{`name`:`env`,`op`:`is_not`,`values`:[`live`,`beta`]},"
                + "{`name`:`n`,`op`:`contains`,`values`:[`1`]}]},{`name`:`pageview`,`properties`:[{`name`:`env`,"
                + "`op`:`is`,`values`:[`dev`,`true`]}]}]");
        panel.batch(5, List.of(item("a", "'env':'dev','n':21"), item("b", "'env':'dev','n':22"), item("c", "'n':21"),
                item("d", "'env':'beta','n':1"), item("screen_view", "'env':true,'__path':'/'")));
        panel.track("{'type':'identify','payload':{'profileId':'u1','properties':{'env':'dev','n':1}}}");
        assertEquals(202, house.send("site", VIEW.formatted("dev") + "," + VIEW.formatted("live")).status());
        house.deliver(1);
        counts("{`filtered`:3}", "b: 1", "c: 1", "d: 1", "identify: 1", "pageview: 1");
        set("`event_filters`:null");
        house.send("site", VIEW.formatted("dev"));
        house.deliver(1);
        counts("{`filtered`:3}", "pageview: 2", "b: 1", "c: 1", "d: 1", "identify: 1");
    }

    @ParameterizedTest(name = "1.7: with a guard of {0} ms, equal presses after {1} ms count {2}")
    @CsvSource({"0,0 0 0,3", "0,0 60,2", "1,0 2,2", "1,7 7,1", "10000,0 9999,1", "10000,9990 10010,1",
        "10000,10010 9990,1", "10000,0 20000,2", "10000,0 9000 18000 27000,2", "3000,2999 5998,1", "3000,2999 8999,2",
        "null,0 99,1", "null,0 200,2"})
    void takesEqualPressesWithinTheGuardForOne(String guard, String offsets, int events) {
        set("`retry_guard_ms`:" + guard);
        Instant start = house.now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        for (String ms : offsets.split(" ")) {
            house.now = start.plusMillis(Long.parseLong(ms));
            panel.track(item("press", ""), "origin", "https://a.example");
        }
        house.now = start.plusSeconds(120);
        house.deliver(1);
        house.holds(() -> {
            assertEquals(List.of(Integer.toString(events)), house.rows("`metrics`:[`events`]," + RANGE));
            house.agrees();
        });
    }

    @Test
    @DisplayName("1.7: with no guard the same message twice from the queue is still one event")
    void aRedeliveryIsNoPress() {
        set("`retry_guard_ms`:0");
        panel.track(item("press", ""), "origin", "https://a.example");
        house.deliver(3);
        counts("{`duplicate`:2}", "press: 1");
    }

    @Test
    @DisplayName("1.3: who is blocked by the settings is refused within a minute, and is in no number")
    void turnsAway() {
        JsonNode shown = set("`blocked_profiles`:[`u1`],`blocked_addresses`:[`198.51.100.0/24`]");
        assertEquals("[\"u1\"] [\"198.51.100.0/24\"]",
                shown.path("blocked_profiles") + " " + shown.path("blocked_addresses"));
        assertEquals(401, panel.post("/track", "{'type':'track','payload':{'name':'a','profileId':'u1'}}")
                .getStatusCode());
        assertEquals(401, panel.post("/track", item("b", ""), "openpanel-client-ip", "198.51.100.1").getStatusCode());
        panel.track(item("c", ""));
        house.deliver(1);
        counts("{}", "c: 1");
        HandHouse.Answer wrong = house.admin("PATCH", "/v1/sites/site",
                "{\"event_filters\":[{\"name\":\"a\",\"properties\":[{\"name\":\"b\",\"op\":\"matches\"}]}]}");
        assertEquals("event_filters[0].properties[0].op", wrong.json().at("/errors/0/path").asText());
    }
}
