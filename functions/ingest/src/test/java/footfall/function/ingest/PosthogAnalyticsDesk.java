package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.bytes;
import static footfall.function.ingest.PosthogDesk.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sends batches of PostHog's newer path, with good headers, and reads its answers.
final class PosthogAnalyticsDesk {
    static final String PATH = "/i/v1/analytics/events";
    static final String U1 = "0190a5b2-7c00-4000-8000-000000000001";
    static final String REQUEST = "0190a5b2-7c00-4000-8000-00000000ffff";
    static final List<String> HEADERS = List.of("authorization", "Bearer phc_test", "content-type",
            "application/json", "user-agent", "posthog-rs", "posthog-sdk-info", "posthog-rs/0.14.0", "posthog-attempt",
            "1", "posthog-request-id", REQUEST, "posthog-request-timestamp", "2026-03-19T14:30:00.000Z");

    final PosthogDesk desk;

    PosthogAnalyticsDesk() {
        this(new PosthogDesk());
    }

    PosthogAnalyticsDesk(PosthogDesk desk) {
        this.desk = desk;
    }

    static String event(String uuid, String more) {
        return event(uuid, "e", "u", "2026-03-19T14:29:58.123Z", more);
    }

    static String event(String uuid, String name, String distinctId, String timestamp, String more) {
        return json("{`event`:`%s`,`uuid`:`%s`,`distinct_id`:`%s`,`timestamp`:`%s`%s}").formatted(name, uuid,
                distinctId, timestamp, more.isEmpty() ? "" : "," + json(more));
    }

    static String one(String more) {
        return event(U1, more);
    }

    static String id(int number) {
        return U1.substring(0, U1.length() - 1) + number;
    }

    static String body(String... events) {
        return json("{`created_at`:`2026-03-19T14:30:00Z`,`batch`:[") + String.join(",", events) + "]}";
    }

    /// Sends with good headers but these; `-` is one that is absent.
    Answer send(byte[] body, String... headers) {
        List<String> all = new ArrayList<>(HEADERS);
        all.addAll(List.of(headers));
        return desk.send("POST", PATH, body, all.toArray(String[]::new));
    }

    Answer send(String body, String... headers) {
        return send(bytes(body), headers);
    }

    static String results(Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        List<String> all = new ArrayList<>();
        answer.json().path("results").properties().forEach(one -> all.add((one.getValue().path("result").asText() + " "
                + one.getValue().path("details").asText()).strip()));
        return String.join(", ", all);
    }

    static Answer refused(int status, String tag, Answer answer) {
        assertEquals(status + " " + tag, answer.status() + " " + answer.json().path("error").asText(), answer.body());
        Set<String> names = new HashSet<>();
        answer.json().fieldNames().forEachRemaining(names::add);
        assertEquals(Set.of("error", "error_description", "error_uri"), names);
        assertEquals(Set.of(408, 429, 500, 503, 504).contains(status), answer.headers().containsKey("retry-after"));
        return answer;
    }
}
