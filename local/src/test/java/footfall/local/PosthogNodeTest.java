package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostHog's SDK for servers, unchanged, against a house.
class PosthogNodeTest {
    private static final String KEY = "phc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> SENT = Map.of("order", 45, "pageview", 1, "identify", 2,
            "seat", 1);

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"v0", "v1"})
    void whatPosthogNodeSendsIsCountedOnceThoughItsFirstBatchIsRefused(String mode) throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            api.bringKey(KEY);
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), 1)) {
                NpmFolder.Said said = new NpmFolder("posthog").node("send.mjs", front.url(), KEY, mode);
                assertEquals("0 ", said.status() + " " + said.errors(), said + " " + front.seen());
                Set<String> sent = ids(JSON.readTree(said.output()), "/0");
                assertEquals(50, sent.size());
                Waiting.until(COUNTED, () -> "counted: " + api.countsByName() + " of " + front.seen(),
                        () -> api.countsByName().equals(SENT));
                JsonNode stored = api.get("/v1/sites/demo/events?limit=200").json().get("results");
                assertEquals(50, stored.size());
                assertEquals(sent, ids(stored, "/id"));
                String path = mode.equals("v0") ? "/batch/" : "/i/v1/analytics/events";
                assertEquals("POST " + path + " 503", front.seen().getFirst());
                assertTrue(front.seen().stream().skip(1).allMatch(("POST " + path + " 200")::equals),
                        front.seen().toString());
                looksAsItWasSent(stored);
                assertEquals("{\"type\":\"company\",\"id\":\"Acme Inc\",\"properties\":{\"seats\":3},"
                        + "\"warnings\":[]}", api.get("/v1/sites/demo/groups/company/Acme%20Inc").body());
            }
        }
    }

    private static void looksAsItWasSent(JsonNode stored) {
        JsonNode seat = named(stored, "seat");
        assertEquals("Acme Inc", seat.at("/groups/company").asText(), seat.toString());
        assertEquals("user-0", seat.path("visitor").asText(), seat.toString());
        assertEquals("posthog-node", seat.at("/properties/$lib").asText(), seat.toString());
        assertEquals("[{\"sku\":\"a\"}]", named(stored, "order").at("/properties/items").asText());
        JsonNode page = stored.findParents("type").stream()
                .filter(event -> event.get("type").asText().equals("pageview")).findFirst().orElseThrow();
        assertEquals("/shop", page.path("page").asText(), page.toString());
    }

    private static JsonNode named(JsonNode stored, String name) {
        return stored.findParents("name").stream().filter(event -> event.get("name").asText().equals(name)).findFirst()
                .orElseThrow();
    }

    private static Set<String> ids(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false).map(one -> one.at(pointer).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
