package footfall.client.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import footfall.client.WireFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The adapter's API, as the contract's runner calls it.
class ComplianceAdapterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Got> got = new ConcurrentLinkedQueue<>();
    private HttpServer mock;

    private record Got(String path, String testId, JsonNode body) {}

    @BeforeEach
    void startTheMock() throws IOException {
        mock = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        mock.createContext("/", exchange -> {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            got.add(new Got(exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Test-Id")), body));
            StringBuilder results = new StringBuilder();
            body.path("batch").forEach(event -> results.append(results.isEmpty() ? "" : ",")
                    .append(event.get("uuid")).append(":{\"result\":\"ok\"}"));
            byte[] answer = ("{\"results\":{" + results + "}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        mock.start();
    }

    @AfterEach
    void stopTheMock() {
        mock.stop(0);
    }

    private JsonNode call(ComplianceAdapter adapter, String method, String path, String body) throws Exception {
        HttpRequest.BodyPublisher sent = body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + adapter.port() + path)).method(method, sent).build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 400, answer.body());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        return JSON.readTree(answer.body());
    }

    private String init(String more) {
        return "{\"api_key\":\"phc_test_key\",\"host\":\"http://127.0.0.1:" + mock.getAddress().getPort() + "\""
                + more + "}";
    }

    @ParameterizedTest
    @EnumSource(names = {"V0", "V1"})
    void aTestGoesFromResetToState(WireFormat wire) throws Exception {
        try (ComplianceAdapter adapter = new ComplianceAdapter(wire, 0)) {
            JsonNode health = call(adapter, "GET", "/health", "");
            assertEquals(List.of("capture_" + wire.name().toLowerCase(java.util.Locale.ROOT), "encoding_gzip"),
                    List.of(health.at("/capabilities/0").asText(), health.at("/capabilities/1").asText()));
            assertTrue(health.get("supports_parallel").asBoolean());
            String id = "?test_id=t-1";
            assertTrue(call(adapter, "POST", "/reset" + id, "").get("success").asBoolean());
            assertTrue(call(adapter, "POST", "/init" + id, init(",\"flush_at\":10")).get("success").asBoolean());
            String uuid = call(adapter, "POST", "/capture" + id, "{\"distinct_id\":\"u\",\"event\":\"e\","
                    + "\"properties\":{\"n\":42},\"timestamp\":\"2025-01-02T08:34:05+05:30\"}").get("uuid").asText();
            call(adapter, "POST", "/capture" + id,
                    "{\"distinct_id\":\"u\",\"event\":\"f\",\"properties\":null,\"timestamp\":null}");
            assertEquals(2, call(adapter, "POST", "/flush" + id, "").get("events_flushed").asInt());
            Got request = got.remove();
            assertEquals("t-1", request.testId());
            assertEquals(uuid, request.body().at("/batch/0/uuid").asText());
            assertEquals("2025-01-02T03:04:05.000Z", request.body().at("/batch/0/timestamp").asText());
            assertTrue(request.body().at("/batch/0/properties/n").isInt());
            JsonNode state = call(adapter, "GET", "/state" + id, "");
            assertEquals(List.of(0, 2, 2, 0), List.of(state.get("pending_events").asInt(),
                    state.get("total_events_captured").asInt(), state.get("total_events_sent").asInt(),
                    state.get("total_retries").asInt()));
            assertEquals(uuid, state.at("/requests_made/0/uuid_list/0").asText());
            assertEquals(200, state.at("/requests_made/0/status_code").asInt());
            assertEquals(2, state.at("/requests_made/0/event_count").asInt());
            assertTrue(state.get("last_error").isNull());
        }
    }

    @Test
    void aSecondInitSendsNothingOfTheFirstAndTestsDoNotMeet() throws Exception {
        try (ComplianceAdapter adapter = new ComplianceAdapter(WireFormat.V1, 0)) {
            call(adapter, "POST", "/init?test_id=t-1", init(""));
            call(adapter, "POST", "/capture?test_id=t-1", "{\"distinct_id\":\"u\",\"event\":\"lost\"}");
            call(adapter, "POST", "/init?test_id=t-1", init(""));
            call(adapter, "POST", "/init", init(""));
            call(adapter, "POST", "/capture", "{\"distinct_id\":\"u\",\"event\":\"global\"}");
            assertEquals(0, call(adapter, "POST", "/flush?test_id=t-1", "").get("events_flushed").asInt());
            assertEquals(1, call(adapter, "POST", "/flush", "").get("events_flushed").asInt());
            assertEquals("global", got.remove().body().at("/batch/0/event").asText());
            assertTrue(got.isEmpty());
        }
    }

    @Test
    void tenTestsAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(10);
        try (ComplianceAdapter adapter = new ComplianceAdapter(WireFormat.V1, 0)) {
            List<Future<Integer>> all = java.util.stream.IntStream.range(0, 40).mapToObj(i -> pool.submit(() -> {
                String id = "?test_id=t-" + i;
                call(adapter, "POST", "/init" + id, init(""));
                call(adapter, "POST", "/capture" + id, "{\"distinct_id\":\"u\",\"event\":\"e" + i + "\"}");
                return call(adapter, "POST", "/flush" + id, "").get("events_flushed").asInt();
            })).toList();
            for (Future<Integer> each : all) {
                assertEquals(1, each.get());
            }
            assertTrue(got.stream().allMatch(one ->
                    one.body().at("/batch/0/event").asText().equals("e" + one.testId().substring(2))));
            assertEquals(40, got.size());
        } finally {
            pool.shutdownNow();
        }
    }
}
