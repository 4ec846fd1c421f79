package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET /track/device-id`, through the real functions (1.6).
class OpenPanelDeviceTest extends OpenPanelDay {
    private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private JsonNode track(String name) {
        JsonNode answer = GatewayRequest.json(panel.post("/track", item(name, "")).getBody());
        house.deliver(2);
        return answer;
    }

    private JsonNode asked() {
        APIGatewayV2HTTPResponse answer = panel.device("/track/device-id");
        assertEquals(200, answer.getStatusCode(), answer.getBody());
        return GatewayRequest.json(answer.getBody());
    }

    private static String told(JsonNode answer) {
        return answer.path("deviceId").asText() + " " + answer.path("sessionId").asText() + " "
                + answer.path("message").asText();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/track/device-id", "/api/track/device-id"})
    void whoHasNoSessionIsToldSo(String path) {
        String device = track("n").path("deviceId").asText();
        house.now = house.now.plusSeconds(1_801);
        APIGatewayV2HTTPResponse answer = panel.device(path);
        assertEquals(device + "  No session exists for this device id", told(GatewayRequest.json(answer.getBody())));
        assertEquals("*", answer.getHeaders().get("access-control-allow-origin"));
    }

    @Test
    @DisplayName("OP-35: asked twice, equal ids; the session is the one that the first event of the visit was answered")
    void aSessionThatGoesOnIsFound() {
        JsonNode first = track("a");
        house.now = house.now.plusSeconds(1_500);
        track("b");
        house.now = house.now.plusSeconds(1_800);
        house.holds(() -> {
            String answer = told(asked());
            assertEquals(first.path("deviceId").asText() + " " + first.path("sessionId").asText()
                    + " current session exists for this device id", answer);
            assertEquals(answer, told(asked()));
        });
    }

    @Test
    @DisplayName("A visit of the day before is found under yesterday's salt, and under today's once it has an event")
    void aVisitOverMidnight() {
        house.now = Instant.parse("2026-05-18T23:50:00Z");
        JsonNode first = track("a");
        house.now = Instant.parse("2026-05-19T00:10:00Z");
        assertEquals(200, panel.post("/track", item("n", ""), "user-agent", "Mozilla/5.0 (X11) Other/1.0 Agent/2")
                .getStatusCode());
        house.deliver(1);
        house.holds(() -> assertEquals(first.path("deviceId").asText() + " " + first.path("sessionId").asText()
                + " previous session exists for this device id", told(asked())));
        JsonNode second = track("b");
        house.now = Instant.parse("2026-05-19T00:39:00Z");
        house.holds(() -> assertEquals(second.path("deviceId").asText() + " " + first.path("sessionId").asText()
                + " current session exists for this device id", told(asked())));
    }

    @ParameterizedTest(name = "{0}: {1} is {2} {3}")
    @CsvSource(nullValues = "-", value = {"openpanel-client-id,'',401,Ingestion: Missing client id",
        "openpanel-client-id,x,401,Ingestion: Client ID must be a valid UUIDv4",
        "openpanel-client-id,0d6a3b54-5b3a-4d3e-9a3c-0a1b2c3d4e60,401,Ingestion: Invalid client id",
        "user-agent,'',400,Missing header: user-agent"})
    void whoMayNotAskIsToldWhy(String header, String value, int status, String message) {
        APIGatewayV2HTTPResponse answer = panel.device("/track/device-id", header, value);
        assertEquals(status + " text/plain " + message, answer.getStatusCode() + " "
                + answer.getHeaders().get("content-type") + " " + answer.getBody());
    }

    @Test
    void aBlockedAddressIsToldSo() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"blocked_addresses\":[\"192.0.2.1\"]}").status());
        house.now = house.now.plusSeconds(61);
        APIGatewayV2HTTPResponse answer = panel.device("/track/device-id");
        assertEquals("401 Ingestion: IP address is blocked by project filter",
                answer.getStatusCode() + " " + answer.getBody());
    }

    @Test
    @DisplayName("1.4: who is known by a header that the site trusts has the device id of their events")
    void aTrustedHeaderTellsWhoAsks() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"address_headers\":[\"x-real-ip\"],"
                + "\"blocked_addresses\":[\"203.0.113.8\"]}").status());
        house.now = house.now.plusSeconds(61);
        APIGatewayV2HTTPResponse event = panel.post("/track", item("n", ""), "x-real-ip", "203.0.113.9");
        house.deliver(1);
        JsonNode asked = GatewayRequest.json(panel.device("/track/device-id", "x-real-ip", "203.0.113.9").getBody());
        assertEquals(GatewayRequest.json(event.getBody()).path("deviceId"), asked.path("deviceId"));
        assertEquals("current session exists for this device id", asked.path("message").asText());
        assertEquals(401, panel.device("/track/device-id", "x-real-ip", "203.0.113.8").getStatusCode());
        assertEquals("No session exists for this device id", GatewayRequest.json(panel.device("/track/device-id",
                "x-real-ip", "203.0.113.7").getBody()).path("message").asText());
    }

    @Test
    void aBotIsToldWhoItIsUnlessItShowsTheSecret() {
        track("n");
        assertEquals(202, panel.device("/track/device-id", "user-agent", BOT).getStatusCode());
        assertEquals(200, panel.device("/track/device-id", "user-agent", BOT, "openpanel-client-secret",
                OpenPanelHand.SECRET).getStatusCode());
    }

    @Test
    void beforeAnySaltIsMadeItIsUnavailable() {
        APIGatewayV2HTTPResponse answer = panel.device("/track/device-id");
        assertEquals("503 1", answer.getStatusCode() + " " + answer.getHeaders().get("retry-after"));
    }
}
