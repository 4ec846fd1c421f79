package footfall.function.ingest;

import static footfall.function.ingest.Panel.BROWSER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import footfall.codec.QueueCodec;
import footfall.event.Event;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.Site;
import footfall.site.SiteId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of OpenPanel's events on their way into the queue.
class PanelEventsTest {
    private final Panel panel = new Panel();

    private Event one(String item, String... headers) {
        Answer answer = panel.track(item, headers);
        assertEquals(200, answer.status(), answer.body());
        return panel.house.stored().getLast();
    }

    private Event with(String properties, String... headers) {
        return one(Panel.item("n", properties), headers);
    }

    private static String ids(Answer answer) {
        return answer.json().path("deviceId").asText() + " " + answer.json().path("sessionId").asText();
    }

    @Test
    @DisplayName("1.2: page views, events, and who they are of")
    void kinds() {
        assertEquals(new What.PageView(), one("{'type':'track','payload':{'name':'screen_view'}}").what());
        assertEquals(new What.Custom("signup", List.of()), one(Panel.TRACK).what());
        assertEquals("42", one("{'type':'track','payload':{'name':'n','profileId':42,'groups':['g','h']}}").who()
                .user());
        assertEquals(Map.of("group", "g", "group_2", "h"), panel.house.stored().getLast().groups());
        assertEquals("u1", with("'__identify':{'profileId':'u1'}").who().user());
        assertEquals(4, panel.house.stored().size());
        with("'__identify':{'profileId':'u1','email':'a@b.de'}");
        assertEquals(new What.Identify(Map.of("email", new Value.Text("a@b.de")), 1),
                panel.house.stored().getLast().what());
        assertEquals(6, panel.house.stored().size());
    }

    @Test
    @DisplayName("1.2: identify has traits; null and '' say nothing")
    void identify() {
        Event event = one("{'type':'identify','payload':{'profileId':'u1','firstName':'A','lastName':'',"
                + "'email':'a@b.de','properties':{'plan':'pro','x':null,'deep':{'y':1},'__timestamp':"
                + "'2026-05-18T12:00:00Z'}}}");
        assertEquals(new What.Identify(Map.of("firstName", new Value.Text("A"), "email", new Value.Text("a@b.de"),
                "plan", new Value.Text("pro"), "deep.y", new Value.Num(BigDecimal.ONE))), event.what());
        assertEquals("u1", event.who().user());
        assertEquals(Instant.parse("2026-05-18T12:00:00Z"), event.at());
    }

    @Test
    @DisplayName("1.10: page, referrer, technology and what is not kept")
    void places() {
        Event event = with("'__path':'https://a.example/x?utm_source=s#h','__referrer':'https://google.com/search?q=t',"
                + "'__title':'T','__os':'iOS','__browser':'Safari','__bot':1,'__bot_reasons':'x','path':'mine'");
        assertEquals("a.example", event.page().host());
        assertEquals("/x", event.page().path());
        assertEquals("T", event.page().title());
        assertEquals("google.com/search", event.source().referrer());
        assertEquals("s", event.source().utmSource());
        assertEquals(new Technology("Safari", "", "iOS", "", ""), event.technology());
        assertEquals("[__browser, __os, __title, path]", event.properties().keySet().stream().sorted().toList()
                .toString());
        assertEquals("/plain", with("'path':'/plain'").page().path());
        assertEquals("/Home", with("'__path':'Home'").page().path());
        assertEquals("/https://[", with("'__path':'https://['").page().path());
        assertEquals("", with("'__path':'https://a.example/','__referrer':'https://www.a.example/b'").source()
                .referrer());
    }

    @Test
    @DisplayName("OP-52: properties are flattened, scalars keep their kinds")
    void properties() {
        Event event = with("'a':1,'array':['1'],'jsonString':'{\\'a\\':1}','empty':'','null':null,'bad':'{x',"
                + "'flag':true,'o':{'p':{'q':' r '}}");
        assertEquals(Map.of("a", new Value.Num(BigDecimal.ONE), "array.0", new Value.Text("1"), "jsonString.a",
                new Value.Num(BigDecimal.ONE), "bad", new Value.Text("{x"), "flag", new Value.Flag(true), "o.p.q",
                new Value.Text("r")), event.properties());
    }

    @Test
    @DisplayName("1.10: revenue is so much of the smallest unit of the site's currency")
    void revenue() {
        String[] secret = {"openpanel-client-secret", Panel.SECRET};
        assertEquals(new What.Custom("revenue", List.of(new What.Revenue(new BigDecimal("9.99"), "USD"))),
                one(Panel.item("revenue", "'__revenue':999"), secret).what());
        assertEquals(new What.Custom("other", List.of()), one(Panel.item("other", "'__revenue':999"), secret).what());
    }

    @ParameterizedTest(name = "3.4: {0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            null, 2026-05-18T12:10:00Z
            '', 2026-05-18T12:10:00Z
            0, 2026-05-18T12:10:00Z
            false, 2026-05-18T12:10:00Z
            'soon', 2026-05-18T12:10:00Z
            '2026-05-18', 2026-05-18T00:00:00Z
            '2026-05-18T10:00:00', 2026-05-18T10:00:00Z
            '2026-05-18T12:00:00.1239+02:00', 2026-05-18T10:00:00.123Z
            1779098400000.7, 2026-05-18T10:00:00Z
            1e300, 2026-05-18T12:10:00Z
            """)
    void times(String timestamp, Instant at) {
        assertEquals(at, with("'__timestamp':" + timestamp).at());
    }

    @Test
    @DisplayName("OP-48: a clock a minute ahead is believed, a millisecond more is not")
    void clocksAhead() {
        Event kept = with("'__timestamp':" + Panel.T.plusMillis(60_000).toEpochMilli());
        assertEquals(Panel.T.plusMillis(60_000), kept.at());
        assertFalse(kept.clamped());
        Event clamped = with("'__timestamp':" + Panel.T.plusMillis(60_001).toEpochMilli());
        assertEquals(Panel.T, clamped.at());
        assertTrue(clamped.clamped());
    }

    @Test
    @DisplayName("OP-38: a device id as given, if it can be one")
    void devices() {
        String computed = panel.track(Panel.TRACK).json().path("deviceId").asText();
        Answer given = panel.track(Panel.item("n", "'__deviceId':'  cookie-abc  '"));
        assertEquals("cookie-abc", given.json().path("deviceId").asText());
        assertEquals("cookie-abc", panel.house.stored().getLast().who().visitor());
        for (String device : List.of("'   '", "123", "'" + "x".repeat(65) + "'")) {
            assertEquals(computed, panel.track(Panel.item("n", "'__deviceId':" + device)).json().path("deviceId")
                    .asText());
        }
        assertEquals(computed, panel.track("{'type':'identify','payload':{'profileId':'u','properties':"
                + "{'__deviceId':'cookie-abc'}}}").json().path("deviceId").asText());
        assertEquals(" ", ids(panel.track(Panel.TRACK, "user-agent", "")));
    }

    @Test
    @DisplayName("3.1: an id that was answered is the device that it was answered for")
    void handedOn() {
        String device = panel.track(Panel.TRACK).json().path("deviceId").asText();
        Who page = panel.house.stored().getLast().who();
        Answer shop = panel.track(Panel.item("paid", "'__deviceId':'" + device + "'"), "user-agent", "node");
        assertEquals(device, shop.json().path("deviceId").asText());
        assertEquals(page.visitor(), panel.house.stored().getLast().who().visitor());
        assertTrue(page.visits());
        assertFalse(panel.house.stored().getLast().who().visits());
    }

    @Test
    @DisplayName("OP-35: equal device and time, asked twice, have equal ids")
    void equalIds() {
        String item = Panel.item("n", "'__deviceId':'d'");
        assertEquals(ids(panel.track(item)), ids(panel.track(item)));
        assertEquals(ids(panel.track(Panel.TRACK)), ids(panel.track(Panel.TRACK)));
    }

    @Test
    @DisplayName("3.2: over midnight both ids travel; yesterday's events take yesterday's salt")
    void midnight() {
        panel.house.now = Instant.parse("2026-05-18T23:50:00Z");
        String before = panel.track(Panel.TRACK).json().path("deviceId").asText();
        String visitor = panel.house.stored().getLast().who().visitor();
        panel.house.now = Instant.parse("2026-05-19T00:03:00Z");
        assertNotEquals(before, panel.track(Panel.TRACK).json().path("deviceId").asText());
        assertEquals(visitor, panel.house.stored().getLast().who().before());
        assertEquals(before, panel.track(Panel.item("n", "'__timestamp':'2026-05-18T23:55:00Z'")).json()
                .path("deviceId").asText());
        panel.house.now = Instant.parse("2026-05-19T00:31:00Z");
        panel.track(Panel.TRACK);
        assertEquals("", panel.house.stored().getLast().who().before());
    }

    @Test
    @DisplayName("OP-30, 1.4: an address that is told is used and not kept")
    void addresses() {
        String own = ids(panel.track(Panel.TRACK));
        String told = ids(panel.track(Panel.TRACK, "openpanel-client-ip", "203.0.113.9"));
        assertNotEquals(own, told);
        assertEquals(told, ids(panel.track(Panel.item("signup", "'__ip':'203.0.113.9'"))));
        for (String ip : List.of("10.0.0.1", "::ffff:192.168.0.1", "fd00::1", "127.0.0.1", "example.org", "x")) {
            assertEquals(own, ids(panel.track(Panel.TRACK, "openpanel-client-ip", ip)), ip);
        }
        panel.batch(List.of(Panel.item("n", "'__ip':'203.0.113.9'")), "openpanel-client-ip", "203.0.113.7");
        String queued = panel.house.batches().stream().flatMap(batch -> QueueCodec.encode(batch.shard(),
                batch.sendings()).stream()).map(QueueCodec.Body::text).collect(Collectors.joining());
        String all = queued + panel.house.printed.toString(StandardCharsets.UTF_8);
        assertTrue(all.contains("signup"));
        assertFalse(all.contains("203.0.113") || all.contains("192.0.2.1"), all);
    }

    @Test
    @DisplayName("1.4: a country is told of the connection alone, and looked up of another address")
    void countries() {
        assertEquals("SE", one(Panel.TRACK, "cloudfront-viewer-country", "SE").place().country());
        assertEquals("", one(Panel.TRACK, "cloudfront-viewer-country", "SE", "openpanel-client-ip", "203.0.113.9")
                .place().country());
        assertEquals("", with("'__ip':'203.0.113.9'", "cloudfront-viewer-country", "SE").place().country());
        panel.house.countries = Map.of("203.0.113.9", "DE");
        assertEquals("DE", one(Panel.TRACK, "cloudfront-viewer-country", "SE", "openpanel-client-ip", "203.0.113.9")
                .place().country());
        assertEquals("DE", with("'__ip':'203.0.113.9'", "cloudfront-viewer-country", "SE").place().country());
    }

    @Test
    @DisplayName("OP-11: a row becomes what the same item becomes by itself")
    void rows() {
        String item = Panel.item("n", "'__deviceId':'d','__path':'/p','a':[1],'__timestamp':'2026-05-18T11:00:00Z'");
        Event alone = one(item);
        String other = "11111111-5b3a-4d3e-9a3c-0a1b2c3d4e5f";
        panel.house.sites.create(Site.withDefaults(new SiteId("other"), "other", Panel.T));
        panel.key(other, new SiteId("other"), false);
        assertEquals(List.of("1"), Panel.said(panel.batch(List.of(item), "openpanel-client-id", other)));
        assertEquals(alone, panel.house.stored().getLast());
        assertEquals(BROWSER, panel.house.arrivals().getLast().userAgent());
    }

    @Test
    @DisplayName("OP-25: gzip and plain, base64 and text; what inflates beyond 10 MiB")
    void encodings() throws IOException {
        String item = Panel.item("n", "'ä':'ö'").replace('\'', '"');
        byte[] plain = item.getBytes(StandardCharsets.UTF_8);
        for (boolean base64 : List.of(true, false)) {
            assertEquals(200, panel.house.send(encoded(plain, base64)).status());
            assertEquals(200, panel.house.send(encoded(gzip(plain), base64, "content-encoding", "gzip")).status());
        }
        assertEquals(4, panel.house.stored().stream().filter(event -> event.properties()
                .equals(Map.of("ä", new Value.Text("ö")))).count());
        Answer large = panel.house.send(encoded(gzip(new byte[20_000_000]), true, "content-encoding", "gzip"));
        assertEquals("413 {\"status\":413,\"error\":\"FastifyError\",\"message\":\"Request body is too large\"}",
                large.status() + " " + large.body());
        assertEquals("*", large.headers().get("access-control-allow-origin"));
    }

    private static APIGatewayV2HTTPEvent encoded(byte[] body, boolean base64, String... headers) {
        APIGatewayV2HTTPEvent request = Panel.request("/track", "", headers);
        boolean zipped = headers.length > 0;
        request.setIsBase64Encoded(base64);
        request.setBody(base64 ? Base64.getEncoder().encodeToString(body)
                : new String(body, zipped ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        return request;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("OP-26: a hostile row harms itself alone")
    void hostile() {
        List<String> rows = List.of("{'type':'track','payload':{'name':'a\\u0000b'}}",
                "{'type':'track','payload':{'name':'\\ud800','properties':{'\\udc00':'\\ud800x\\udc00'}}}",
                "{'type':'track','payload':{'name':'n','properties':{'a':'" + "x".repeat(1_000_000) + "'}}}",
                "{'type':'track','payload':{'name':'n','properties':" + "[".repeat(5_000) + "]".repeat(5_000) + "}}",
                "{'type':'track','payload':{'name':'n','properties':{'a':" + "{'b':".repeat(5_000) + "1"
                        + "}".repeat(5_000) + "}}}",
                "{'type':'track','type':'track','payload':{'name':'n','name':'m','properties':{'a':1,'a':2}}}");
        for (String row : rows) {
            int before = panel.house.stored().size();
            Answer answer = panel.batch(List.of(Panel.item("first", "'i':0"), row, Panel.item("last", "'i':2")));
            List<String> said = Panel.said(answer);
            assertTrue(said.getFirst().equals("3") || said.size() == 2 && said.get(1).startsWith("1 validation "),
                    said.toString());
            List<Event> stored = panel.house.stored().subList(before, panel.house.stored().size());
            assertEquals(Integer.parseInt(said.getFirst()), stored.size());
            assertEquals("first", stored.getFirst().what().name());
            assertEquals("last", stored.getLast().what().name());
        }
    }
}
