package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever OpenPanel's clients might send: each row is taken or named, and what was taken can be stored.
class OpenPanelFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEPTH_MAX = 4;
    private static final List<String> TYPES = List.of("track", "track", "track", "identify", "increment", "decrement",
            "group", "assign_group", "alias", "replay", "batch", "");
    private static final List<String> NAMES = List.of("name", "properties", "profileId", "groups", "id", "type",
            "groupIds", "property", "value", "email", "avatar", "firstName", "alias", "messageId", "insertId",
            "sessionId", "payload", "chunk_index");
    private static final List<String> PROPERTIES = List.of("__timestamp", "__path", "path", "__referrer", "__revenue",
            "__deviceId", "__ip", "__identify", "__os", "__title", "__insertId", "a", "a.b", "", "\\ud800", "\\u0000");
    private static final List<String> SCALARS = List.of("null", "true", "0", "1", "-1", "1.5", "1e400", "-1e-400",
            "123456789012345678901234567890", "1779106200000", "\"\"", "\" \"", "\"a\"", "\"screen_view\"",
            "\"revenue\"", "\"session_end\"", "\"2026-05-18T12:00:00Z\"", "\"2026-02-30\"",
            "\"https://a.example/x?y#z\"",
            "\"https://[\"", "\"::1\"", "\"203.0.113.9\"", "\"{\\\"a\\\":[1,{}]}\"", "\"[\"", "\"\\ud800\"",
            "\"\\u0000\\r\\n\"", "\"\u202e\ufeffä\"", "\"" + "x".repeat(70_000) + "\"", "\"user@example.com\"");

    private static final String[] TRUSTED = {"openpanel-client-secret", OpenPanelHand.SECRET};

    private final HandHouse house = new HandHouse();
    private final OpenPanelHand panel = OpenPanelHand.of(house);

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String value(Random random, int depth) {
        return switch (depth >= DEPTH_MAX ? 0 : random.nextInt(6)) {
            case 0, 1, 2 -> one(random, SCALARS);
            case 3 -> IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(random, depth + 1))
                    .collect(Collectors.joining(",", "[", "]"));
            default -> members(random, depth);
        };
    }

    private static String members(Random random, int depth) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = random.nextInt(6); i > 0; i--) {
            members.add("\"" + one(random, depth == 1 ? NAMES : PROPERTIES) + "\":" + value(random, depth + 1));
        }
        return members.toString();
    }

    /// Mostly like an item.
    private static String item(Random random) {
        if (random.nextInt(20) == 0) {
            return value(random, 0);
        }
        String named = random.nextBoolean() ? "\"name\":" + one(random, SCALARS) + "," : "";
        String payload = members(random, 1);
        return "{\"type\":\"" + one(random, TYPES) + "\",\"payload\":{\"profileId\":\"u\"," + named
                + "\"properties\":" + members(random, 2) + (payload.equals("{}") ? "" : ",")
                + payload.substring(1) + "}";
    }

    /// Nothing that was taken fails behind the queue.
    private void isStored() {
        house.deliver(1);
        assertEquals("[]", house.get("/v1/sites/site/failed").json().path("results").toString());
    }

    @Property(tries = 300)
    void eachRowOfABatchIsTakenOrNamed(@ForAll Random random) throws IOException {
        List<String> items = IntStream.range(0, 1 + random.nextInt(8)).mapToObj(_ -> item(random)).toList();
        APIGatewayV2HTTPResponse answer = panel.postAsItIs("/track/batch",
                "{\"events\":[" + String.join(",", items) + "]}", TRUSTED);
        assertEquals(202, answer.getStatusCode(), () -> answer.getBody() + " for " + items);
        JsonNode json = JSON.readTree(answer.getBody());
        assertEquals(items.size(), json.path("accepted").asInt() + json.path("rejected").size());
        int last = -1;
        for (JsonNode one : json.path("rejected")) {
            assertTrue(one.path("index").asInt() > last && one.path("index").asInt() < items.size());
            last = one.path("index").asInt();
            assertEquals("validation", one.path("reason").asText());
            assertTrue(!one.path("error").asText().isEmpty());
        }
        isStored();
    }

    @Property(tries = 300)
    void anItemByItselfIsTakenOrRefused(@ForAll Random random) throws IOException {
        String item = item(random);
        APIGatewayV2HTTPResponse answer = panel.postAsItIs("/track", item, TRUSTED);
        assertTrue(Set.of(200, 202, 400).contains(answer.getStatusCode()), () -> answer + " for " + item);
        assertTrue(JSON.readTree(answer.getBody()).isObject());
        isStored();
    }
}
