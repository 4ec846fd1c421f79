package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.site.KeyKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever the clients of the Convex component might send: each event is accepted or counted as rejected, and what was
/// accepted can be stored.
class ConvexFuzzTest {
    private static final int DEPTH_MAX = 3;
    private static final List<String> NAMES = List.of("type", "name", "occurredAt", "path", "title", "referrer",
            "properties", "userId", "$x", "é", "\\ud800", "\\u0000", "");
    private static final List<String> SCALARS = List.of("null", "true", "0", "-1", "1.5", "1e400",
            "123456789012345678901234567890", "1773144000000", "\"\"", "\" \"", "\"session_start\"", "\"pageview\"",
            "\"track\"", "\"identify\"", "\"/a/../b?c#d\"", "\"https://[\"", "\"\\ud800\"", "\"\\u0000\\r\\n\"",
            "\"\u202e\ufeffä\"", "\"" + "x".repeat(70_000) + "\"");

    private final HandHouse house = new HandHouse();

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String value(Random random, int depth) {
        return switch (depth >= DEPTH_MAX ? 0 : random.nextInt(6)) {
            case 0, 1, 2, 3 -> one(random, SCALARS);
            case 4 -> IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(random, depth + 1))
                    .collect(Collectors.joining(",", "[", "]"));
            default -> members(random, depth, "");
        };
    }

    private static String members(Random random, int depth, String first) {
        StringJoiner members = new StringJoiner(",", "{" + first, "}");
        for (int i = random.nextInt(6); i > 0; i--) {
            members.add("\"" + one(random, NAMES) + "\":" + value(random, depth + 1));
        }
        return members.toString();
    }

    private static String event(Random random) {
        return random.nextInt(10) == 0 ? value(random, 0) : members(random, 0, "\"type\":\""
                + one(random, List.of("pageview", "track", "identify")) + "\",\"sent\":1,").replace(",}", "}");
    }

    private HandHouse.Answer post(String body) {
        return house.foreign("POST", "/analytics/ingest", Map.of("x-analytics-write-key",
                HandHouse.key(KeyKind.WRITE, "site")), body);
    }

    @Property(tries = 300)
    void eachEventIsAcceptedOrRejected(@ForAll Random random) {
        List<String> events = IntStream.range(0, 1 + random.nextInt(8)).mapToObj(_ -> event(random)).toList();
        HandHouse.Answer answer = post("{\"visitorId\":\"v\",\"sessionId\":5,\"context\":" + value(random, 1)
                + ",\"events\":[" + String.join(",", events) + "]}");
        assertEquals(202, answer.status(), () -> answer + " for " + events);
        assertEquals(events.size(), answer.json().path("accepted").asInt() + answer.json().path("rejected").asInt());
        house.deliver(1);
        assertEquals("[]", house.get("/v1/sites/site/failed").json().path("results").toString());
    }

    @Property(tries = 200)
    void whateverABodyIsItIsAnswered(@ForAll Random random, @ForAll byte[] bytes) {
        String body = random.nextBoolean() ? new String(bytes, StandardCharsets.ISO_8859_1)
                : value(random, 0);
        assertTrue(Set.of(202, 400).contains(post(body).status()), body);
    }
}
