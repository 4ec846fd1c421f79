package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.NOW;
import static footfall.function.ingest.PosthogDesk.bytes;
import static footfall.function.ingest.PosthogDesk.gzip;
import static footfall.function.ingest.PosthogDesk.json;
import static footfall.function.ingest.PosthogDesk.ok;
import static footfall.function.ingest.PosthogDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Event;
import footfall.port.EventQueue;
import footfall.port.Unavailable;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The acceptance cases of PostHog's capture, each by its id.
class PosthogCaptureTest {
    private static final String ONE = json("{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`}");
    private static final String THREE = json("{`api_key`:`phc_test`,`sent_at`:`2026-03-19T14:30:00Z`,`batch`:["
            + "{`event`:`a`,`distinct_id`:`u`,`uuid`:`019d0671-0000-7000-8000-000000000001`},"
            + "{`event`:`b`,`distinct_id`:`u`,`uuid`:`019d0671-0000-7000-8000-000000000002`},"
            + "{`event`:`c`,`distinct_id`:`u`,`uuid`:`019d0671-0000-7000-8000-000000000003`}]}");
    /// ONE by lz-string 1.5.0, `compressToBase64`.
    private static final String ONE_LZ = "N4IghgDglg+g1gUwJ4gFwggCwMYwC4IDOeIANCAgG4IB2J6CZIAJlMVDdnjFM2iAFcQAXyA=";

    private final PosthogDesk desk = new PosthogDesk();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private Answer form(String target, String body) {
        return desk.send("POST", target, bytes(body), "content-type", "application/x-www-form-urlencoded");
    }

    @Test
    @DisplayName("PV-01: one event e of visitor u at NOW, with a v7 of NOW")
    void takesOne() {
        ok(desk.post("/e/", ONE));
        Event event = desk.last();
        assertEquals(List.of("e"), desk.names());
        assertEquals("u", event.who().visitor());
        assertEquals(NOW, event.at());
        assertEquals(NOW, event.id().time().orElseThrow());
    }

    @ParameterizedTest(name = "PV-02: {0}")
    @ValueSource(strings = {"/e", "/e/", "/i/v0/e", "/i/v0/e/", "/batch", "/batch/", "/capture", "/capture/", "/track",
        "/track/"})
    void takesOnEachPath(String path) {
        ok(desk.post(path, ONE));
        assertEquals(List.of("e"), desk.names());
        assertEquals(405, desk.send("PUT", path, bytes(ONE)).status());
    }

    @Test
    @DisplayName("PV-02: no other path; replays are swallowed; it is alive")
    void knowsItsPaths() {
        assertEquals(404, desk.post("/nope", ONE).status());
        assertEquals("{\"status\":\"Ok\",\"quota_limited\":[\"recordings\"]}", desk.post("/s/", "{").body());
        for (String alive : List.of("/", "/_readiness", "/_liveness")) {
            assertEquals(200, desk.send("GET", alive, new byte[0]).status());
        }
        assertEquals(List.of(), desk.names());
    }

    @Test
    @DisplayName("PV-03: what stands in the url wins over the body")
    void readsTheUrl() {
        ok(desk.send("GET", "/e/?data=" + encoded(ONE), new byte[0]));
        ok(desk.post("/e/?data=" + encoded(ONE), ONE.replace("\"e\"", "\"other\"")));
        assertEquals(List.of("e", "e"), desk.names());
    }

    @Test
    @DisplayName("PV-04: a batch with gzip named by its header, in order")
    void readsGzip() {
        ok(desk.send("POST", "/batch/", gzip(THREE), "content-encoding", "gzip"));
        assertEquals(List.of("a", "b", "c"), desk.names());
    }

    @Test
    @DisplayName("PV-05: gzip as text that nobody names")
    void knowsGzipByItsBytes() {
        ok(desk.send("POST", "/i/v0/e/", gzip(THREE), "content-type", "text/plain"));
        assertEquals(List.of("a", "b", "c"), desk.names());
    }

    @Test
    @DisplayName("PV-05: gzip that a gateway read as text is to be sent otherwise")
    void saysWhereGzipWasSpoilt() {
        Answer answer = desk.send("POST", "/i/v0/e/", bytes(new String(gzip(THREE), StandardCharsets.UTF_8)),
                "content-type", "text/plain");
        refused(300, answer);
        assertTrue(answer.body().contains("read as text"), answer.body());
        assertEquals(List.of(), desk.names());
    }

    @Test
    @DisplayName("PV-06: plain JSON that says it is gzip, and an unknown hint")
    void believesAHintOfGzip() {
        refused(400, desk.post("/e/?compression=gzip-js", ONE));
        ok(desk.post("/e/?compression=foo", ONE));
    }

    @ParameterizedTest(name = "PV-07: {0}")
    @ValueSource(strings = {"/e/", "/i/v0/e/"})
    void readsFormsOfBase64(String path) {
        String grüße = ONE.replace("\"u\"", "\"ü?>ü?>\"");
        String base64 = base64(grüße);
        assertTrue(base64.contains("+"), base64);
        ok(form(path + "?compression=base64", "data=" + encoded(base64)));
        ok(form(path + "?compression=base64", "data=" + base64));
        assertEquals(List.of("ü?>ü?>", "ü?>ü?>"), desk.visitors());
    }

    @Test
    @DisplayName("PV-08: a form without data; base64 by looks; lz64 in a form, and bare")
    void readsWhatLooksPacked() {
        refused(400, form("/e/", "{\"event\":\"e\"}"));
        ok(desk.send("POST", "/e/", bytes(base64(ONE)), "content-type", "text/plain"));
        ok(form("/e/?compression=lz64", "data=" + encoded(ONE_LZ)));
        ok(desk.send("POST", "/e/?compression=lz64", bytes(ONE_LZ), "content-type", "text/plain"));
        ok(form("/e/", "data=" + encoded(Base64.getEncoder().encodeToString(gzip(ONE)))));
        assertEquals(List.of("e", "e", "e", "e"), desk.names());
    }

    @Test
    @DisplayName("PV-09: the tokens of an array")
    void takesOneTokenOfAnArray() {
        String two = "[{`event`:`a`,`distinct_id`:`u`%s},{`event`:`b`,`distinct_id`:`u`%s}]";
        ok(desk.post("/e/", two.formatted(",`token`:`phc_test`", ",`token`:`phc_test`")));
        refused(401, desk.post("/e/", two.formatted(",`token`:`phc_test`", ",`token`:`phc_other`")));
        ok(desk.post("/e/", two.formatted(",`token`:`phc_test`", "")));
        refused(401, desk.post("/e/", two.formatted("", "")));
        assertEquals(List.of("a", "b", "a", "b"), desk.names());
    }

    @Test
    @DisplayName("PV-10: what can be a key, and what is one")
    void takesKnownKeys() {
        for (String wrong : List.of("phx_abc", "x".repeat(65), "", "ü", "phc_other")) {
            refused(401, desk.post("/e/", ONE.replace("phc_test", wrong)));
        }
        ok(desk.post("/e/", ONE.replace("phc_test", " phc_test\\n")));
        ok(desk.post("/e/", "{`event`:`e`,`distinct_id`:`u`,`properties`:{`token`:`phc_test`}}"));
        assertEquals(2, desk.names().size());
    }

    @ParameterizedTest(name = "PV-11: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"`distinct_id`:23|23", "`distinct_id`:{`a`:1}|{`a`:1}",
        "`distinct_id`:{`b`:[1,null],`a`:1}|{`a`:1,`b`:[1,null]}",
        "`distinct_id`:null,`properties`:{`distinct_id`:`p`}|p", "`distinct_id`:`r`,`properties`:{`distinct_id`:`p`}|r",
        "`$distinct_id`:`d`|d"})
    void readsWhoItWas(String members, String visitor) {
        ok(desk.capture("`event`:`e`," + members));
        assertEquals(List.of(json(visitor)), desk.visitors());
    }

    @Test
    @DisplayName("PV-11: of 222 letters the first 200")
    void cutsALongVisitor() {
        ok(desk.capture("`event`:`e`,`distinct_id`:`" + "x".repeat(222) + "`"));
        assertEquals(List.of("x".repeat(200)), desk.visitors());
    }

    @Test
    @DisplayName("PV-12: one without a visitor is named, the others are stored")
    void refusesOneOfThree() {
        Answer answer = desk.post("/batch/", THREE.replace("\"b\",\"distinct_id\":\"u\"", "\"b\""));
        assertEquals(200, answer.status());
        assertEquals(json("{`status`:`Ok`,`refused`:[{`index`:1,`uuid`:`019d0671-0000-7000-8000-000000000002`,"
                + "`reason`:`missing_distinct_id`}]}"), answer.body());
        assertEquals(List.of("a", "c"), desk.names());
    }

    @Test
    @DisplayName("PV-13: names, flags and uuids that are wrong")
    void refusesWhatIsWrong() {
        refused(400, desk.capture("`event`:``,`distinct_id`:`u`"));
        refused(400, desk.capture("`event`:`e`,`distinct_id`:`u`,`properties`:{`$cookieless_mode`:`yes`}"));
        refused(400, desk.capture("`event`:`e`,`distinct_id`:`u`,`uuid`:`nope`"));
        assertEquals(List.of(), desk.names());
        assertEquals(7, desk.event("`uuid`:``").id().value().version());
    }

    @Test
    @DisplayName("PV-21: only /engage/ takes what has no name")
    void namesWhatSetsTraits() {
        String traits = "{`token`:`phc_test`,`distinct_id`:`u`,`$set`:{`a`:1}}";
        ok(desk.post("/engage/", traits));
        refused(400, desk.post("/e/", traits));
        assertEquals(List.of("identify"), desk.names());
        assertEquals("u", desk.last().who().user());
    }

    @Test
    @DisplayName("PV-22: nothing, and what nobody keeps")
    void takesWhatNobodyKeeps() {
        refused(400, desk.post("/e/", "[]"));
        refused(400, desk.post("/e/", ""));
        refused(400, desk.post("/e/", "{`x`"));
        refused(400, desk.post("/batch/", "{`api_key`:`phc_test`,`batch`:[]}"));
        ok(desk.capture("`event`:`$performance_event`,`distinct_id`:`u`"));
        assertEquals(List.of(), desk.names());
    }

    @Test
    @DisplayName("PV-23: preflights, and the origin on every answer")
    void mirrorsTheOrigin() {
        Answer preflight = desk.send("OPTIONS", "/e/", new byte[0], "origin", "https://a.com",
                "access-control-request-headers", "content-type,x-y");
        assertEquals("200 ", preflight.status() + " " + preflight.body());
        assertEquals("content-type,x-y", preflight.headers().get("access-control-allow-headers"));
        assertEquals("GET,POST,OPTIONS", preflight.headers().get("access-control-allow-methods"));
        mirrored(preflight);
        mirrored(desk.post("/e/", ONE, "origin", "https://a.com"));
        for (String wrong : List.of("{", ONE.replace("test", "none"), "x".repeat(11_000_000))) {
            Answer answer = desk.post("/e/", wrong, "origin", "https://a.com");
            assertTrue(answer.status() >= 400, answer.body());
            mirrored(answer);
        }
        down();
        Answer none = desk.post("/e/", ONE, "origin", "https://a.com");
        assertEquals(503, none.status());
        mirrored(none);
    }

    private static void mirrored(Answer answer) {
        assertEquals("https://a.com", answer.headers().get("access-control-allow-origin"));
        assertEquals("true", answer.headers().get("access-control-allow-credentials"));
        assertEquals("Origin", answer.headers().get("vary"));
    }

    private void down() {
        desk.house.queue = batches -> {
            throw new Unavailable("queue: send");
        };
    }

    @Test
    @DisplayName("PV-24: 204 for a beacon alone")
    void answersBeaconsWithNothing() {
        Answer beacon = desk.post("/e/?beacon=1", ONE);
        assertEquals("204 ", beacon.status() + " " + beacon.body());
        ok(desk.post("/e/?beacon=x", ONE));
        assertEquals(2, desk.names().size());
    }

    @Test
    @DisplayName("PV-25: the cap, plain and inflated, and no more memory than it")
    void keepsToTheCap() {
        ok(desk.post("/e/", ONE + " ".repeat(10_485_760 - ONE.length())));
        refused(413, desk.post("/e/", ONE + " ".repeat(10_485_761 - ONE.length())));
        byte[] bomb = gzip(" ".repeat(40_000_000));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        refused(413, desk.send("POST", "/e/", bomb, "content-type", "text/plain"));
        long before = threads.getCurrentThreadAllocatedBytes();
        refused(413, desk.send("POST", "/e/", bomb, "content-type", "text/plain"));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16 * 1_048_576, allocated + " bytes");
        assertEquals(1, desk.names().size());
    }

    @Test
    @DisplayName("PV-27: a queue that is down is 503, and the same request is then taken")
    void saysWhenTheQueueIsDown() {
        down();
        Answer none = desk.post("/batch/", THREE);
        refused(503, none);
        assertEquals("1", none.headers().get("retry-after"));
        EventQueue up = desk.house.memory;
        desk.house.queue = up;
        ok(desk.post("/batch/", THREE));
        assertEquals(List.of("a", "b", "c"), desk.names());
    }
}
