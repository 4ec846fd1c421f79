package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.aws.DynamoSiteStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a site's events that wait when it is switched off.
class DisabledSiteTest {
    private static final Duration SITE_CACHE = Duration.ofSeconds(60);

    @TempDir
    Path folder;
    private volatile Instant now = Instant.now();

    @Test
    @DisplayName("SR-06 disabled with 10 pending: ingest refuses within 60 s, the 10 are aggregated, reports answer")
    void whatWasAcceptedDrainsAndReportsAnswer() throws Exception {
        InstantSource clock = () -> now;
        var server = HttpFront.bind(0);
        try (EmbeddedTables tables = EmbeddedTables.start(folder.resolve("tables.db"));
                EmbeddedQueue queue = EmbeddedQueue.start(folder.resolve("queue.journal"),
                        Mapping.LOCAL.visibility());
                HttpClient http = HttpClient.newHttpClient()) {
            Backing backing = new Backing(tables.client(), EmbeddedTables.SITES, EmbeddedTables.DATA, queue.client(),
                    queue.url());
            HouseWiring wiring = HouseWiring.of(backing, clock, new PrintStream(OutputStream.nullOutputStream()));
            wiring.jobs().forEach(job -> job.deed().run());
            Keys keys = Keys.make(new DynamoSiteStore(backing.dynamo(), backing.sitesTable()), clock);
            try (HttpFront _ = HttpFront.start(server, wiring.functions(), new Pages(keys), clock)) {
                Api api = new Api("http://127.0.0.1:" + server.getAddress().getPort(), keys, http);
                Api.Answer accepted = api.sendEvents(tenViews());
                assertEquals(10, accepted.json().get("accepted").asInt(), accepted.body());
                assertEquals(200, api.patchSite("{\"status\":\"disabled\"}").status());
                now = now.plus(SITE_CACHE).plusMillis(1);
                Api.Answer refused = api.sendEvents(tenViews());
                assertEquals(403, refused.status(), refused.body());
                assertEquals("site_disabled", refused.json().get("code").asText());
                assertEquals("[0]", api.metrics("events").toString());
                try (MappingSimulator _ = MappingSimulator.start(backing.sqs(), backing.queueUrl(), wiring.reducer(),
                        Mapping.LOCAL)) {
                    Waiting.until(Duration.ofSeconds(30), () -> "not counted",
                            () -> api.metrics("events").toString().equals("[10]"));
                }
                assertEquals(10, api.get("/v1/sites/demo/events").json().get("results").size());
            }
        }
    }

    private static String tenViews() {
        return IntStream.range(0, 10).mapToObj(i -> "{\"type\":\"pageview\",\"path\":\"/" + i + "\",\"visitor\":\"v\"}")
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }
}
