package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenPanel's SDK for servers, unchanged, against a house.
class OpenPanelNodeTest {
    static final String CLIENT = "0d6a3b54-5b3a-4d3e-9a3c-0a1b2c3d4e5f";
    private static final String SECRET = "sec_0123456789abcdef0123";
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NpmFolder SDKS = new NpmFolder("openpanel");
    private static final Map<String, Integer> SENT = Map.of("order", 21, "identify", 1, "seat", 1, "revenue", 1);

    @TempDir
    Path data;

    private static JsonNode send(String url, String client, String secret, String what) throws Exception {
        NpmFolder.Said said = SDKS.node("send.mjs", url, client, secret, what);
        assertEquals(0, said.status(), said.toString());
        return JSON.readTree(said.output());
    }

    @Test
    void whatTheSdkSendsIsCountedOnceThoughItsFirstRequestsAreRefused() throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            api.bringKey(CLIENT);
            api.bringTrustedKey(SECRET);
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), 2)) {
                JsonNode answers = send(front.url(), CLIENT, SECRET, "all").path("answers");
                assertEquals(28, answers.size());
                answers.forEach(answer -> assertEquals(22, answer.path("sessionId").asText().length(),
                        answers.toString()));
                assertEquals("device-9", answers.path(0).path("deviceId").asText());
                assertEquals("device-9", answers.path(27).path("deviceId").asText());
                Waiting.until(COUNTED, () -> "counted: " + api.countsByName() + " of " + front.seen(),
                        () -> api.countsByName().equals(SENT));
                assertEquals(30, front.seen().size());
                assertEquals(List.of("POST /track 503", "POST /track 503"), front.seen().subList(0, 2));
                assertTrue(front.seen().stream().skip(2).allMatch("POST /track 200"::equals), front.seen().toString());
                looksAsItWasSent(api.get("/v1/sites/demo/events?limit=200").json().get("results"));
            }
        }
    }

    private static void looksAsItWasSent(JsonNode stored) {
        JsonNode revenue = named(stored, "revenue");
        assertEquals("device-9", revenue.path("visitor").asText(), revenue.toString());
        assertEquals("9.99", revenue.at("/revenue/amount").asText(), revenue.toString());
        assertEquals("user-1", named(stored, "seat").path("user").asText());
        assertEquals("org_1", named(stored, "seat").at("/groups/group").asText());
    }

    private static JsonNode named(JsonNode stored, String name) {
        return stored.findParents("name").stream().filter(event -> event.get("name").asText().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("OP-49: the SDK sends 4 times against 5xx, once against 401, once against 200")
    void retries() throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            api.bringKey(CLIENT);
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), 4)) {
                JsonNode down = send(front.url(), CLIENT, "-", "one");
                assertTrue(down.at("/answers/0").isNull(), down.toString());
                assertTrue(down.path("tookMs").asInt() >= 3_400, down.toString());
                assertEquals(4, front.seen().size());
                send(front.url(), "00000000-0000-4000-8000-000000000000", "-", "one");
                assertEquals("POST /track 401", front.seen().getLast());
                assertEquals(5, front.seen().size());
                send(front.url(), CLIENT, "-", "one");
                assertEquals("POST /track 200", front.seen().getLast());
                assertEquals(6, front.seen().size());
                Waiting.until(COUNTED, () -> "counted: " + api.countsByName(),
                        () -> api.countsByName().equals(Map.of("order", 1)));
            }
        }
    }
}
