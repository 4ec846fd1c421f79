package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.client.Analytics;
import footfall.client.ClientStats;
import footfall.client.Event;
import footfall.client.WireFormat;
import footfall.local.LocalHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client for Java before a whole local house, over each of its wires: what the reports count is what the client
/// says was delivered. `make client-house` does it with 100,000 events a wire.
class JavaClientTest {
    private static final int EVENTS = Integer.getInteger("footfall.client.events", 2_000);
    private static final int THREADS = 4;
    /// Those that are captured beside them, one of a kind.
    private static final int BESIDE = 5;
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void theReportsCountWhatTheClientSaysWasDelivered() throws Exception {
        Path said = Files.createTempFile("house", ".out");
        Process house = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                LocalHouse.class.getName(), "--port", "0", "--data", data.toString()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        try {
            until("the house starts", () -> Files.readString(said).contains("Ctrl-C stops it"));
            JsonNode keys = JSON.readTree(Files.readString(data.resolve("local.json")));
            for (WireFormat wire : WireFormat.values()) {
                counts(wire, keys);
            }
        } finally {
            house.destroy();
            house.waitFor();
            Files.deleteIfExists(said);
        }
    }

    private void counts(WireFormat wire, JsonNode keys) throws Exception {
        long began = System.nanoTime();
        Analytics client = Analytics.builder(keys.get("writeKey").asText(), URI.create(keys.get("url").asText()))
                .wire(wire).maxBatchSize(500).flushAt(500).build();
        client.page("visitor-1", "https://example.com/" + wire, Map.of("$title", "A page"));
        client.identify("visitor-1", Map.of("plan", "pro"), Map.of("first", true));
        client.capture(Event.builder("visitor-1", "grouped " + wire).group("company", "acme").build());
        client.group("company", "acme-" + wire, Map.of("size", 5));
        client.alias("person-" + wire, "device-" + wire);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> capture(client, "event " + wire, EVENTS / THREADS));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        boolean whole = client.close(Duration.ofMinutes(2));
        ClientStats stats = client.stats();
        long sentMs = (System.nanoTime() - began) / 1_000_000;
        assertTrue(whole, stats.toString());
        assertEquals(EVENTS / THREADS * THREADS + BESIDE, stats.delivered(), stats.toString());
        until("all of " + wire + " is counted", () -> count(keys, "event " + wire) == stats.delivered() - BESIDE);
        assertEquals(1, count(keys, "grouped " + wire));
        assertEquals("{\"size\":5}", told(keys, "groups/company/acme-" + wire).path("properties").toString());
        assertEquals("[\"device-" + wire + "\"]", told(keys, "users/person-" + wire).path("visitors").toString());
        System.out.printf("%s: delivered %d in %d requests and %d ms, counted by the reports after %d ms%n", wire,
                stats.delivered(), stats.requests(), sentMs, (System.nanoTime() - began) / 1_000_000);
    }

    /// As fast as the queue has room, so that nothing is dropped.
    private static void capture(Analytics client, String name, int events) {
        for (int i = 0; i < events; i++) {
            while (client.stats().pending() > 9_000) {
                LockSupport.parkNanos(1_000_000);
            }
            client.capture("visitor-" + i % 500, name, Map.of("i", i, "nested", Map.of("a", List.of(1, 2))));
        }
    }

    private JsonNode told(JsonNode keys, String of) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(keys.get("url").asText()
                + "/v1/sites/" + keys.get("site").asText() + "/" + of)).header("authorization", "Bearer "
                + keys.get("readKey").asText()).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private long count(JsonNode keys, String name) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String question = """
                {"metrics":["events"],"dimensions":["event:name"],"date_range":["%s","%s"]}"""
                .formatted(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(keys.get("url").asText()
                + "/v1/query")).header("authorization", "Bearer " + keys.get("readKey").asText())
                .header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(question)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        for (JsonNode row : JSON.readTree(answer.body()).path("results")) {
            if (row.at("/dimensions/0").asText().equals(name)) {
                return row.at("/metrics/0").asLong();
            }
        }
        return 0;
    }

    /// Something that may fail while it is asked.
    private interface Fact {
        boolean holds() throws Exception;
    }

    private static void until(String what, Fact fact) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        while (!fact.holds()) {
            assertTrue(System.nanoTime() < end, what);
            LockSupport.parkNanos(200_000_000);
        }
    }
}
