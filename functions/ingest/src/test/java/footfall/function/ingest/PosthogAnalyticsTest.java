package footfall.function.ingest;

import static footfall.function.ingest.PosthogAnalyticsDesk.HEADERS;
import static footfall.function.ingest.PosthogAnalyticsDesk.PATH;
import static footfall.function.ingest.PosthogAnalyticsDesk.REQUEST;
import static footfall.function.ingest.PosthogAnalyticsDesk.U1;
import static footfall.function.ingest.PosthogAnalyticsDesk.body;
import static footfall.function.ingest.PosthogAnalyticsDesk.event;
import static footfall.function.ingest.PosthogAnalyticsDesk.id;
import static footfall.function.ingest.PosthogAnalyticsDesk.one;
import static footfall.function.ingest.PosthogAnalyticsDesk.refused;
import static footfall.function.ingest.PosthogAnalyticsDesk.results;
import static footfall.function.ingest.PosthogDesk.bytes;
import static footfall.function.ingest.PosthogDesk.json;
import static footfall.function.ingest.PosthogDesk.packed;
import static footfall.function.ingest.PosthogDesk.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.port.Unavailable;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of PostHog's newer path about whole requests, each by its id.
class PosthogAnalyticsTest {
    /// `{"created_at":"2026-03-19T14:30:00Z","batch":[ONE]}` by brotli and zstd of their own command lines.
    static final String BROTLI = "G6MAAB0Hdiz4mbRZSHyXIlt7lttSv/7u/h8UKNlEYYBu2qFZdLr6OuW4LWCLA048whte8IcdsNVZBo7J"
            + "E1+tL8Rop9BF862hOAtZwehrfqhlHiAv2Pt/EGpmj8PkmqQEkpIAyVnBQ0HNkA3W2UsXyyWmQ80rvgM=";
    static final String ZSTD = "KLUv/SSkxQMAAggaG3CJc8XxJdSzUcnvLY0nAM4JG9pNJKTPQ/0fQlEhMtLYAhxGOnZg3jrKxHXykyxs"
            + "4jpxcfL6of4X6ocCxRTj3a07vcTncbI6vY0m1BAhbYD7FCcjf75lsQZuqXYVYGdO70sW3acIaCgEAHyY"
            + "H1biccsuWCUKzqPjjw==";

    private final PosthogAnalyticsDesk analytics = new PosthogAnalyticsDesk();
    private final PosthogDesk desk = analytics.desk;

    @Test
    @DisplayName("PN-01: one is ok; the id of the request and the date come back")
    void takesOne() {
        Answer answer = analytics.send(body(one("")));
        assertEquals(json("{`results`:{`" + U1 + "`:{`result`:`ok`}}}"), answer.body());
        assertFalse(answer.headers().containsKey("retry-after"));
        assertEquals(REQUEST, answer.headers().get("posthog-request-id"));
        assertEquals("Thu, 19 Mar 2026 14:30:00 GMT", answer.headers().get("date"));
        assertEquals(Instant.parse("2026-03-19T14:29:58.123Z"), desk.last().at());
    }

    @Test
    @DisplayName("PN-02: three in order; the trailing slash; GET; OPTIONS")
    void answersInOrder() {
        Answer answer = analytics.send(body(event(id(3), ""), event(id(1), ""), event(id(2), "")));
        List<String> ids = new ArrayList<>();
        answer.json().path("results").fieldNames().forEachRemaining(ids::add);
        assertEquals(List.of(id(3), id(1), id(2)), ids);
        assertEquals("ok, ok, ok", results(answer));
        assertEquals("ok", results(desk.send("POST", PATH + "/", bytes(body(one(""))),
                HEADERS.toArray(String[]::new))));
        assertEquals(405, desk.send("GET", PATH, new byte[0]).status());
        Answer preflight = desk.send("OPTIONS", PATH, new byte[0], "origin", "https://a.com");
        assertEquals(200, preflight.status());
        assertEquals("POST,OPTIONS", preflight.headers().get("access-control-allow-methods"));
    }

    @Test
    @DisplayName("PN-03: the key")
    void asksForAKey() {
        String one = body(one(""));
        refused(401, "missing_authorization", analytics.send(one, "authorization", "-"));
        refused(400, "invalid_header_value", analytics.send(one, "authorization", "Basic x"));
        assertEquals("ok", results(analytics.send(one, "authorization", "bEaReR phc_test ")));
        refused(401, "invalid_api_token", analytics.send(one, "authorization", "Bearer phx_a"));
        refused(401, "invalid_api_token", analytics.send(one, "authorization", "Bearer phc_other"));
    }

    @Test
    @DisplayName("PN-04: all headers that are missing are named")
    void namesMissingHeaders() {
        Answer answer = refused(400, "missing_required_headers", analytics.send(body(one("")), "user-agent", "-",
                "posthog-attempt", "-"));
        String description = answer.json().path("error_description").asText();
        assertTrue(description.contains("User-Agent") && description.contains("PostHog-Attempt"), description);
    }

    @Test
    @DisplayName("PN-05: attempts and ids of requests")
    void looksAtHeaders() {
        for (String attempt : List.of("0", "-1", "abc")) {
            refused(400, "invalid_header_value", analytics.send(body(one("")), "posthog-attempt", attempt));
        }
        assertEquals("ok", results(analytics.send(body(one("")), "posthog-attempt", "7")));
        Answer answer = refused(400, "invalid_header_value", analytics.send(body(one("")), "posthog-request-id", "x"));
        assertEquals("x", answer.headers().get("posthog-request-id"));
    }

    @Test
    @DisplayName("PN-06: when it was sent, in any offset")
    void readsWhenItWasSent() {
        results(analytics.send(body(one("")), "posthog-request-timestamp", "2026-03-19T20:00:00+05:30"));
        assertEquals(Instant.parse("2026-03-19T14:29:58.123Z"), desk.last().at());
        refused(400, "invalid_header_value", analytics.send(body(one("")), "posthog-request-timestamp", "today"));
    }

    @Test
    @DisplayName("PN-07: types of content")
    void readsJsonAlone() {
        refused(415, "unsupported_content_type", analytics.send(body(one("")), "content-type", "text/plain"));
        assertEquals("ok", results(analytics.send(body(one("")), "content-type", "Application/JSON; charset=utf-8")));
    }

    @Test
    @DisplayName("PN-08: encodings")
    void readsEncodings() {
        byte[] plain = bytes(body(one("")));
        byte[] gzip = packed(GZIPOutputStream::new, plain);
        assertEquals("ok", results(analytics.send(gzip, "content-encoding", "gzip")));
        assertEquals("ok", results(analytics.send(gzip, "content-encoding", "GZIP")));
        assertEquals("ok", results(analytics.send(packed(DeflaterOutputStream::new, plain), "content-encoding",
                "deflate")));
        byte[] bare = packed(out -> new DeflaterOutputStream(out, new Deflater(6, true)), plain);
        assertEquals("ok", results(analytics.send(bare, "content-encoding", "deflate")));
        assertEquals("ok", results(analytics.send(Base64.getDecoder().decode(BROTLI), "content-encoding", "br")));
        assertEquals("ok", results(analytics.send(Base64.getDecoder().decode(ZSTD), "content-encoding", "zstd")));
        refused(415, "unsupported_encoding", analytics.send(plain, "content-encoding", "lz4"));
        for (String encoding : List.of("gzip", "br", "zstd", "deflate")) {
            refused(400, "request_decoding_error", analytics.send(plain, "content-encoding", encoding));
        }
    }

    @Test
    @DisplayName("PN-09: bodies that hold nothing")
    void refusesNothing() {
        refused(400, "empty_body", analytics.send(""));
        refused(400, "request_parsing_error", analytics.send("{{{"));
        refused(400, "empty_batch", analytics.send(body()));
    }

    @Test
    @DisplayName("PN-10: what must be there")
    void refusesWhatLacksSomething() {
        String good = body(one(""));
        refused(400, "invalid_batch", analytics.send(good.replace("2026-03-19T14:30:00Z", "yesterday")));
        refused(400, "request_parsing_error", analytics.send(good.replace("created_at", "made_at")));
        refused(400, "request_parsing_error", analytics.send(good.replace("timestamp", "time")));
        refused(400, "request_parsing_error", analytics.send(good.replace("\"u\"", "1")));
        assertEquals(List.of(), desk.names());
    }

    @Test
    @DisplayName("PN-11: ids of events")
    void refusesIdsThatAreNone() {
        refused(400, "missing_event_uuid", analytics.send(body(event("", ""))));
        refused(400, "invalid_event_uuid", analytics.send(body(event("nope", ""))));
        refused(400, "duplicate_event_uuid", analytics.send(body(one(""), event(U1.toUpperCase(Locale.ROOT), ""))));
        assertEquals(List.of(), desk.names());
    }

    @Test
    @DisplayName("PN-22: a body over the cap")
    void keepsToTheCap() {
        refused(413, "payload_too_large", analytics.send(body(one("")) + " ".repeat(10_485_760)));
        byte[] bomb = packed(GZIPOutputStream::new, bytes(" ".repeat(20_000_000)));
        refused(413, "payload_too_large", analytics.send(bomb, "content-encoding", "gzip"));
    }

    @Test
    void holdsNoWindowThatIsLargerThanABody() {
        // A frame of zstd that asks for a window of 1 GiB (RFC 8878, section 3.1.1.1.2), and a block of one zero.
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xA0, 0x09, 0, 0, 0};
        assertEquals(400, analytics.send(frame, "content-encoding", "zstd").status());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertEquals(400, analytics.send(frame, "content-encoding", "zstd").status());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16 * 1_048_576, allocated + " bytes");
    }

    @Test
    @DisplayName("PN-23: all are wrong, nothing is sent")
    void dropsAll() {
        desk.house.queue = batches -> {
            throw new IllegalStateException("queue: asked, should not be");
        };
        assertEquals("drop missing_distinct_id, drop missing_distinct_id", results(analytics.send(body(
                event(id(1), "e", " ", "2026-03-19T14:29:58Z", ""), event(id(2), "e", "", "2026-03-19T14:29:58Z",
                        "")))));
    }

    @Test
    @DisplayName("PN-24: the id as it was sent; a queue that is down")
    void keysByTheIdAsSent() {
        String upper = U1.replace("a", "A").toUpperCase(Locale.ROOT);
        Answer answer = analytics.send(body(event(upper, "")));
        assertEquals(List.of(upper), names(answer.json().path("results")));
        assertEquals(U1, desk.last().id().toString());
        desk.house.queue = batches -> {
            throw new Unavailable("queue: send");
        };
        refused(503, "service_unavailable", analytics.send(body(one(""))));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void takesNoBatchWithoutEnd() {
        String[] events = new String[2_001];
        Arrays.setAll(events, i -> event("0190a5b2-7c00-4000-8000-%012d".formatted(i), ""));
        refused(413, "payload_too_large", analytics.send(body(events)));
    }
}
