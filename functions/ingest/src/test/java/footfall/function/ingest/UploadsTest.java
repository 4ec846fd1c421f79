package footfall.function.ingest;

import static footfall.function.ingest.Panel.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import footfall.edge.Body;
import footfall.event.Event;
import footfall.memory.MemoryUploadStore;
import footfall.port.EventQueue;
import footfall.port.Unavailable;
import footfall.port.UploadStore;
import footfall.site.DoorRules;
import footfall.site.Network;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.accept.Uploads;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// 8: batches that do not fit through the gateway, where the stack lets them be put beside it.
class UploadsTest {
    private static final String UNKNOWN = "{'status':400,'message':'upload is unknown: nothing was put there, its day "
            + "is over, or it was read'}";

    private final Panel panel = new Panel();
    private final MemoryUploadStore store = new MemoryUploadStore();

    @BeforeEach
    void begin() {
        panel.house.uploads = new Uploads(store, new Random(2));
    }

    private Answer open(int bytes) {
        return panel.post("/track/batch/upload", "{'bytes':" + bytes + "}");
    }

    /// Puts a body, and tells its id.
    private String put(byte[] body) {
        Answer opened = open(body.length);
        assertEquals(200, opened.status(), opened.body());
        assertTrue(store.put(URI.create(opened.json().path("url").asText()), body, Panel.T));
        return opened.json().path("uploadId").asText();
    }

    private static byte[] events(String... items) {
        return ("{'events':[" + String.join(",", items) + "]}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private Answer read(String id, String... headers) {
        return panel.post("/track/batch", "{'upload':'" + id + "'}", headers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("8: a batch that was put is answered as one that was sent, and is gone then")
    void takesABatch(boolean gzipped) {
        byte[] body = events(Panel.TRACK, "42", Panel.item("n", "'__deviceId':'d'"));
        String id = put(gzipped ? PosthogDesk.packed(GZIPOutputStream::new, body) : body);
        Answer answer = read(id);
        assertEquals(List.of("2", "1 validation Invalid input: expected object, received number"), Panel.said(answer));
        assertEquals(List.of("signup", "n"), panel.house.stored().stream().map(event -> event.what().name()).toList());
        assertEquals(0, store.size());
        says(400, UNKNOWN, read(id));
    }

    @Test
    @DisplayName("8: a place is open for a quarter of an hour, for the bytes that were told")
    void opensAPlace() {
        Answer answer = open(20);
        assertEquals(200, answer.status(), answer.body());
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
        assertEquals("2026-05-18T12:25:00Z", answer.json().path("expiresAt").asText());
        assertTrue(answer.json().path("uploadId").asText().matches("[0-9a-f]{32}"), answer.body());
        URI place = URI.create(answer.json().path("url").asText());
        assertFalse(store.put(place, new byte[21], Panel.T));
        assertFalse(store.put(place, new byte[20], Instant.parse("2026-05-18T12:25:00Z")));
        assertTrue(store.put(place, new byte[20], Panel.T));
        assertEquals(200, panel.post("/api/track/batch/upload", "{'bytes':10485760}").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|body/bytes Invalid input: expected number, received undefined",
        "{'bytes':'9'}|body/bytes Invalid input: expected number, received string",
        "{'bytes':1.5}|body/bytes Invalid input: expected int, received number",
        "{'bytes':0}|body/bytes Too small: expected number to be >=1",
        "{'bytes':10485761}|body/bytes Too big: expected number to be <=10485760"}, quoteCharacter = '~')
    void saysHowManyBytesMayBePut(String body, String message) {
        says(400, "{'status':400,'error':'Error','message':'" + message + "'}",
                panel.post("/track/batch/upload", body));
    }

    @Test
    @DisplayName("8: who may not send may neither put nor read; checks 1 to 4")
    void letsInWhoMaySend() {
        String id = put(events(Panel.TRACK));
        for (String path : List.of("/track/batch/upload", "/track/batch")) {
            String body = path.endsWith("upload") ? "{'bytes':9}" : "{'upload':'" + id + "'}";
            refused("Ingestion: Missing client id", panel.post(path, body, "openpanel-client-id", ""));
            refused("Ingestion: Client ID must be a valid UUIDv4", panel.post(path, body, "openpanel-client-id", "x"));
            refused("Ingestion: Invalid client id", panel.post(path, body, "openpanel-client-id",
                    "00000000-0000-4000-8000-000000000000"));
            panel.house.rules(rules -> rules.with(new DoorRules(List.of(Network.of("192.0.2.1").orElseThrow()),
                    List.of(), List.of())));
            refused("Ingestion: IP address is blocked by project filter", panel.post(path, body));
            panel.house.rules(rules -> rules.with(DoorRules.OPEN));
        }
        assertEquals(1, store.size());
        assertEquals(List.of(), panel.house.stored());
        panel.house.site(site -> House.with(site, site.sharding(), site.ingest(), site.pages(), false));
        refused("Ingestion: Client has no project", open(9));
    }

    private static void refused(String message, Answer answer) {
        assertEquals("401 " + message, answer.status() + " " + answer.body());
    }

    @Test
    @DisplayName("8: an upload is its site's")
    void isOfItsSite() {
        String other = "11111111-5b3a-4d3e-9a3c-0a1b2c3d4e5f";
        panel.house.sites.create(Site.withDefaults(new SiteId("other"), "other", Panel.T));
        panel.key(other, new SiteId("other"), false);
        String id = put(events(Panel.TRACK));
        says(400, UNKNOWN, read(id, "openpanel-client-id", other));
        assertEquals(List.of("1"), Panel.said(read(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../demo/0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef"})
    void knowsOnlyWhatWasPut(String id) {
        says(400, UNKNOWN, read(id));
    }

    @Test
    @DisplayName("8: what the queue did not take may be read again, and counts once")
    void keepsWhatWasNotTaken() {
        String id = put(events(Panel.TRACK, Panel.TRACK, Panel.item("n", "'__timestamp':'2026-05-18T12:00:00Z'")));
        EventQueue up = panel.house.queue;
        panel.house.queue = batches -> batches.stream().map(_ -> new EventQueue.Taken(List.of(0))).toList();
        assertEquals(List.of("1", "1 internal the event was not taken, send it again",
                "2 internal the event was not taken, send it again"), Panel.said(read(id)));
        assertEquals(1, store.size());
        panel.house.queue = up;
        assertEquals(List.of("3"), Panel.said(read(id)));
        List<String> first = panel.ids();
        assertEquals(0, store.size());
        String again = put(events(Panel.TRACK, Panel.TRACK, Panel.item("n", "'__timestamp':'2026-05-18T12:00:00Z'")));
        panel.house.now = Panel.T.plusSeconds(60);
        assertEquals(List.of("3"), Panel.said(read(again)));
        List<Event> all = panel.house.stored();
        assertEquals(first, all.subList(3, 6).stream().map(event -> event.id().toString()).toList());
        assertEquals(3, first.stream().distinct().count());
    }

    @Test
    void aBodyThatIsNoneIsToldAsIfItHadBeenSent() {
        byte[] array = "[]".getBytes(StandardCharsets.UTF_8);
        byte[] named = "{\"upload\":\"u\"}".getBytes(StandardCharsets.UTF_8);
        for (byte[] body : List.of(new byte[] {1, 2}, new byte[] {0x1F, (byte) 0x8B, 0})) {
            Answer answer = read(put(body));
            assertEquals(400, answer.status());
            assertEquals("Body is not valid JSON but content-type is set to 'application/json'",
                    answer.json().path("message").asText());
        }
        says(400, "{'status':400,'error':'Error','message':'body/ Invalid input: expected object, received array'}",
                read(put(array)));
        says(400, "{'status':400,'error':'Error','message':'body/events Invalid input: expected array, received "
                + "undefined'}", read(put(named)));
        byte[] bomb = PosthogDesk.packed(GZIPOutputStream::new, new byte[Body.INFLATED_MAX_BYTES + 1]);
        says(413, "{'status':413,'error':'FastifyError','message':'Request body is too large'}", read(put(bomb)));
        assertEquals(List.of(), panel.house.stored());
    }

    @Test
    void aStoreThatDoesNotAnswerIs503AndOneThatDoesNotDeleteIsNoMatter() {
        String id = put(events(Panel.TRACK));
        var silent = new UploadStore() {
            private boolean reads;

            @Override
            public URI place(SiteId site, String of, int bytes, Instant expires) {
                throw new Unavailable("place");
            }

            @Override
            public Optional<byte[]> read(SiteId site, String of) {
                if (!reads) {
                    throw new Unavailable("read");
                }
                return store.read(site, of);
            }

            @Override
            public void delete(SiteId site, String of) {
                throw new Unavailable("delete");
            }
        };
        panel.house.uploads = new Uploads(silent, new Random(3));
        assertEquals(503, open(9).status());
        assertEquals(503, read(id).status());
        silent.reads = true;
        assertEquals(List.of("1"), Panel.said(read(id)));
        assertEquals(1, panel.house.stored().size());
    }

    @Test
    void theIdsOfWhatWasPutCanBeAskedFor() {
        String id = put(events(Panel.TRACK));
        Answer answer = panel.house.send(included(id));
        assertEquals(1, answer.json().path("events").size(), answer.body());
    }

    private static APIGatewayV2HTTPEvent included(String id) {
        var event = Panel.request("/track/batch", "{'upload':'" + id + "'}");
        event.setQueryStringParameters(Map.of("include", "ids"));
        return event;
    }
}
