package footfall.function.ingest;

import static footfall.function.ingest.Panel.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.site.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What OpenPanel's clients are refused, in the words that they know.
class PanelRefusalsTest {
    private static final String OLD = "event timestamp older than 5 days";
    private static final String BLOCKED = "Event name contains blocked content";

    private final Panel panel = new Panel();

    private static void text(String message, Answer answer) {
        says(401, message, answer);
        assertEquals("text/plain", answer.headers().get("content-type"));
    }

    @Test
    @DisplayName("OP-01: of 168 hours those of 5 days are taken, the others named")
    void ages() {
        Answer answer = panel.batch(Panel.items(168, h -> Panel.aged("d", Duration.ofHours(h + 1).plusSeconds(1))));
        List<String> expected = new ArrayList<>(List.of("119"));
        IntStream.range(119, 168).forEach(h -> expected.add(h + " validation " + OLD));
        assertEquals(expected, Panel.said(answer));
    }

    @Test
    @DisplayName("OP-05, OP-10, OP-14: the floor of five days")
    void theFloor() {
        assertEquals(List.of("1", "1 validation " + OLD), Panel.said(panel.batch(List.of(
                Panel.aged("d", Duration.ofDays(5).minusMinutes(1)),
                Panel.aged("d", Duration.ofDays(5).plusMinutes(1))))));
        says(400, "{'status':400,'message':'" + OLD + "'}", panel.track(Panel.aged("d", Duration.ofDays(6))));
        says(400, "{'status':400,'message':'" + OLD + "'}",
                panel.track(Panel.aged("d", Duration.ofDays(5).plusMillis(1))));
        assertEquals(200, panel.track(Panel.aged("d", Duration.ofDays(5))).status());
        String first = panel.track(Panel.aged("d", Duration.ofHours(2))).json().path("sessionId").asText();
        String second = panel.track(Panel.aged("d", Duration.ofHours(1))).json().path("sessionId").asText();
        assertEquals(22, first.length());
        assertFalse(first.equals(second));
        assertEquals(List.of("1", "1 validation " + OLD), Panel.said(panel.batch(List.of(
                Panel.aged("d", Duration.ofDays(4)), Panel.aged("d", Duration.ofDays(6))))));
    }

    @Test
    @DisplayName("OP-12: whoever has no client id, and what is no batch")
    void noClient() {
        text("Ingestion: Missing client id", panel.batch(List.of(Panel.TRACK), "openpanel-client-id", ""));
        says(400, "{'status':400,'error':'Error','message':"
                + "'body/events Invalid input: expected array, received undefined'}", panel.post("/track/batch", "{}"));
        says(400, "{'status':400,'error':'Error','message':"
                + "'body/payload Invalid input: expected array, received object'}",
                panel.track("{'type':'batch','payload':{}}"));
        says(400, "{'status':400,'error':'Error','message':"
                + "'body/events Too small: expected array to have >=1 items'}", panel.batch(List.of()));
        says(400, "{'status':400,'error':'Error','message':"
                + "'body/events Too big: expected array to have <=2000 items'}",
                panel.batch(Panel.items(2_001, _ -> "1")));
        assertEquals(2_000, panel.batch(Panel.items(2_000, _ -> "1")).json().path("rejected").size());
    }

    @Test
    @DisplayName("OP-15: rows with bad names are named, ascending")
    void badNames() {
        List<Integer> bad = List.of(0, 50, 99, 100, 149, 199);
        List<String> expected = new ArrayList<>(List.of("194"));
        bad.forEach(row -> expected.add(row + " validation payload.name: " + BLOCKED));
        assertEquals(expected, Panel.said(panel.batch(Panel.items(200,
                row -> Panel.item(bad.contains(row) ? "../etc" : "n" + row, "'__deviceId':'d'")))));
    }

    @ParameterizedTest(name = "1.9: {0}")
    @ValueSource(strings = {"a oastify.com b", "x' OR '1", "/x.php", "/.env", "/wp-login", "/phpmyadmin/index", "${x}",
        "a\\nb", "UNION SELECT 1",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void blockedNames(String name) {
        Answer answer = panel.house.send(Panel.request("/track", Panel.item("NAME", "")));
        assertEquals(200, answer.status());
        Answer blocked = panel.house.send(House.request("POST", "/track",
                Panel.item("NAME", "").replace('\'', '"').replace("NAME", name),
                Panel.request("/track", "").getHeaders()));
        says(400, "{'status':400,'error':'Error','message':'body/payload/name " + BLOCKED + "'}", blocked);
    }

    @Test
    @DisplayName("OP-16: what is no event is told whoever sends it")
    void malformed() {
        String[] nobody = {"openpanel-client-id", ""};
        says(400, "{'status':400,'error':'Error','message':'body/type Invalid input'}",
                panel.track("{'type':'x'}", nobody));
        says(400, "{'status':400,'error':'Error','message':"
                + "'body/ Invalid input: expected object, received array'}", panel.track("[]", nobody));
        String json = "content-type is set to 'application/json'";
        for (Answer answer : List.of(panel.track("not json", nobody), panel.track("", nobody))) {
            assertEquals(400, answer.status());
            assertEquals("FastifyError", answer.json().path("error").asText());
        }
        assertEquals("Body is not valid JSON but " + json, panel.track("not json").json().path("message").asText());
        assertEquals("Body cannot be empty when " + json, panel.track("").json().path("message").asText());
        says(415, "{'status':415,'error':'FastifyError','message':'Unsupported Media Type'}",
                panel.track(Panel.TRACK, "content-type", "application/xml"));
        says(415, "{'status':415,'error':'FastifyError','message':'Unsupported Media Type'}",
                panel.track(Panel.TRACK, "content-encoding", "br"));
        assertEquals(200, panel.track(Panel.TRACK, "content-type", "text/plain;charset=UTF-8").status());
    }

    @ParameterizedTest(name = "2.3: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            42 | Invalid input: expected object, received number
            null | Invalid input: expected object, received null
            's' | Invalid input: expected object, received string
            [] | Invalid input: expected object, received array
            {} | type: Invalid input
            {'type':'batch','payload':[]} | type: Invalid input
            {'type':'track'} | payload: Invalid input: expected object, received undefined
            {'type':'track','payload':{}} | payload.name: Invalid input: expected string, received undefined
            {'type':'track','payload':{'name':''}} | payload.name: Too small: expected string to have >=1 characters
            {'type':'track','payload':{'name':'a','properties':[]}} |\
             payload.properties: Invalid input: expected record, received array
            {'type':'track','payload':{'name':'a','profileId':true}} | payload.profileId: Invalid input
            {'type':'track','payload':{'name':'a','groups':['']}} |\
             payload.groups.0: Too small: expected string to have >=1 characters
            {'type':'track','payload':{'name':'a','groups':['b',1]}} |\
             payload.groups.1: Invalid input: expected string, received number
            {'type':'identify','payload':{}} | payload.profileId: Invalid input
            {'type':'identify','payload':{'profileId':''}} |\
             payload.profileId: Too small: expected string to have >=1 characters
            {'type':'identify','payload':{'profileId':'a','email':'b'}} | payload.email: Invalid email address
            {'type':'identify','payload':{'profileId':'a','avatar':'b'}} | payload.avatar: Invalid URL
            {'type':'increment','payload':{'profileId':'a','property':'b','value':0}} |\
             payload.value: Too small: expected number to be >0
            {'type':'group','payload':{'id':'a','type':'b'}} |\
             payload.name: Invalid input: expected string, received undefined
            {'type':'assign_group','payload':{'groupIds':'a'}} |\
            payload.groupIds: Invalid input: expected array, received string
            {'type':'alias','payload':{'profileId':1,'alias':''}} |\
             payload.alias: Too small: expected string to have >=1 characters
            {'type':'replay','payload':{'chunk_index':65536}} |\
             payload.chunk_index: Too big: expected number to be <=65535
            {'type':'track','payload':{'name':'revenue','properties':{'__revenue':1.5}}} |\
             payload.properties.__revenue: __revenue must be a whole number of the smallest unit, 0 or more
            {'type':'track','payload':{'name':'revenue','properties':{'__revenue':'5'}}} |\
             payload.properties.__revenue: __revenue must be a whole number of the smallest unit, 0 or more
            {'type':'track','payload':{'name':'session_end'}} |\
             payload.name: Event name cannot be one of the reserved names: session_start, session_end
            """)
    void rowErrors(String item, String error) {
        assertEquals(List.of("0", "0 validation " + error), Panel.said(panel.batch(List.of(item))));
    }

    @ParameterizedTest(name = "null of the Python SDK is nothing said: {0}")
    @ValueSource(strings = {"{'type':'track','payload':{'name':'a','profileId':null,'groups':null}}",
        "{'type':'increment','payload':{'profileId':'u1','property':'visits','value':null}}"})
    void nothingSaid(String item) {
        assertEquals(List.of("1"), Panel.said(panel.batch(List.of(item))));
    }

    @Test
    @DisplayName("OP-18: rows that are no events")
    void noEvents() {
        assertEquals(List.of("0", "0 validation Invalid input: expected object, received number",
                "1 validation Invalid input: expected object, received null",
                "2 validation payload: Invalid input: expected object, received undefined"),
                Panel.said(panel.batch(List.of("42", "null", "{'type':'track'}"))));
    }

    @Test
    @DisplayName("OP-21, 1.3: who may send")
    void credentials() {
        String body = "{'clientId':'" + Panel.CLIENT + "','clientSecret':'" + Panel.SECRET + "',"
                + Panel.TRACK.substring(1);
        assertEquals(200, panel.track(body, "openpanel-client-id", "").status());
        assertEquals(200, panel.track(Panel.TRACK, "openpanel-client-id", "", "mixan-client-id", Panel.CLIENT,
                "mixan-client-secret", Panel.SECRET).status());
        assertEquals(202, panel.post("/track/batch", "{'clientId':'" + Panel.CLIENT + "','events':[" + Panel.TRACK
                + "]}", "openpanel-client-id", "").status());
        assertTrue(panel.house.arrivals().getFirst().trusted());
        text("Ingestion: Missing client id", panel.track(Panel.TRACK, "openpanel-client-id", ""));
        for (String id : List.of("x", Panel.CLIENT.toUpperCase(Locale.ROOT), panel.house.writeKey)) {
            text("Ingestion: Client ID must be a valid UUIDv4", panel.track(Panel.TRACK, "openpanel-client-id", id));
        }
        text("Ingestion: Invalid client id", panel.track(Panel.TRACK, "openpanel-client-id",
                "00000000-0000-4000-8000-000000000000"));
        panel.house.site(site -> House.with(site, site.sharding(), site.ingest(), site.pages(), false));
        text("Ingestion: Client has no project", panel.track(Panel.TRACK));
    }

    @Test
    @DisplayName("OP-22: origins are whole hosts, or a secret proves more")
    void origins() {
        panel.house.rules(rules -> KeysTest.origins(rules, false, "https://*.foo.com"));
        String refused = "Ingestion: Invalid cors or secret";
        assertEquals(200, panel.track(Panel.TRACK, "origin", "https://a.foo.com").status());
        text(refused, panel.track(Panel.TRACK, "origin", "https://a.foo.com.evil.io"));
        text(refused, panel.track(Panel.TRACK));
        text(refused, panel.track(Panel.TRACK, "openpanel-client-secret", "sec_00000000000000000000"));
        assertEquals(200, panel.track(Panel.TRACK, "openpanel-client-secret", Panel.SECRET).status());
        String other = "sec_ffffffffffffffffffff";
        panel.key(other, new SiteId("other"), true);
        text(refused, panel.track(Panel.TRACK, "openpanel-client-secret", other));
    }

    @Test
    @DisplayName("OP-24: revenue needs a secret that fits, in a batch too")
    void revenue() {
        String revenue = Panel.item("revenue", "'__revenue':999");
        String refused = "Ingestion: Revenue tracking is not allowed without a client secret";
        assertEquals(List.of("1", "1 validation " + refused), Panel.said(panel.batch(List.of(Panel.TRACK, revenue))));
        text(refused, panel.track(revenue));
        text(refused, panel.track(revenue, "openpanel-client-secret", "sec_00000000000000000000"));
        assertEquals(200, panel.track(revenue, "openpanel-client-secret", Panel.SECRET).status());
        assertEquals(List.of("1"), Panel.said(panel.batch(List.of(revenue), "openpanel-client-secret",
                Panel.SECRET)));
        assertEquals(200, panel.track(Panel.item("revenue", "'__revenue':null")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/track/batch/upload", "/api/track/batch/upload"})
    @DisplayName("8: uploads beside the gateway are not there, and say so")
    void uploads(String path) {
        Answer answer = panel.post(path, "{'size':20000000}", "origin", "https://a.example");
        answer.isProblem(404, "unknown_route");
        assertEquals("https://a.example", answer.headers().get("access-control-allow-origin"));
        assertEquals("*", panel.post(path, "{}").headers().get("access-control-allow-origin"));
        says(400, "{'status':400,'error':'Error','message':'body/events Invalid input: expected array, received "
                + "undefined'}", panel.post("/track/batch", "{'upload':'u'}"));
    }

    @Test
    void anEventThatIsTooLargeIsNamed() {
        String large = Panel.item("n", "'a':'" + "x".repeat(65_000) + "','b':'" + "y".repeat(1_000) + "'");
        says(400, "{'status':400,'message':'Event is too large (max 65536 bytes)'}", panel.track(large));
        assertEquals(List.of("0", "0 validation Event is too large (max 65536 bytes)"),
                Panel.said(panel.batch(List.of(large))));
    }
}
