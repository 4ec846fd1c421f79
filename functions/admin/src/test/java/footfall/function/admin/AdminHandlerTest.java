package footfall.function.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.function.admin.AdminDesk.Answered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminHandlerTest {
    private final AdminDesk desk = new AdminDesk();

    @Test
    void letsOnlyAnAdminKeyIn() {
        assertRefused(401, "missing_key", desk.ask("GET", "/v1/sites", "", Map.of()));
        assertRefused(401, "missing_key", desk.ask("GET", "/v1/sites?key=" + desk.bootstrapped.get("admin_key"), "",
                Map.of()));
        assertRefused(401, "invalid_key", as("ffa_nonsense"));
        assertRefused(403, "wrong_key_kind", as(desk.bootstrapped.get("write_key")));
        assertRefused(403, "wrong_key_kind", as(desk.bootstrapped.get("read_key")));
        assertEquals(200, as(desk.bootstrapped.get("admin_key")).status());
    }

    @Test
    void showsEverySettingOfASite() {
        Answered shown = desk.ask("GET", "/v1/sites/demo", "");
        assertEquals("""
                {"id":"demo","name":"demo","time_zone":"UTC","currency":"USD","status":"active","shards":1,\
                "session_timeout_ms":1800000,"allowed_origins":[],"require_origin":false,"identity":"auto",\
                "privacy_signals":"drop","bots":"skip","revenue_public":false,"event_age_max_days":5,\
                "property_allow":[],"property_deny":[],"blocked_addresses":[],"blocked_profiles":[],"event_filters":[],\
                "address_headers":[],"retry_guard_ms":100,"daily_events_max":null,"query_allow":[],\
                "hash_routes":false,"trailing_slash":"strip","path_templates":[],"exclude_paths":[],\
                "retention_days":{"raw":90,"sessions":90,"visitors":400,"hours":400,"days":null},\
                "version":1,"created_at":"2026-03-01T12:00:00Z"}""", shown.body());
        assertEquals("\"1\"", shown.header("etag"));
    }

    @ParameterizedTest
    @CsvSource({"'\"1\"', 200", "'W/\"1\"', 200", "*, 200", "'\"2\"', 412", "1, 412", "'\"abc\"', 412"})
    void changesOnlyTheVersionThatIsNamed(String ifMatch, int status) {
        Map<String, String> headers = Map.of("authorization", "Bearer " + desk.bootstrapped.get("admin_key"),
                "if-match", ifMatch);
        Answered answer = desk.ask("PATCH", "/v1/sites/demo", "{\"name\":\"New\"}", headers);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(status == 200 ? "\"2\"" : "", answer.header("etag"));
    }

    @Test
    void namesEachWrongSetting() {
        Answered refused = desk.ask("PATCH", "/v1/sites/demo", "{\"bots\":1,\"name\":\"\",\"colour\":\"red\"}");
        assertRefused(400, "invalid_setting", refused);
        assertEquals(List.of("bots", "name", "colour"), refused.json().at("/errors").findValuesAsText("path"));
        assertRefused(400, "malformed_json", desk.ask("PATCH", "/v1/sites/demo", "{\"bots\":"));
        assertRefused(400, "invalid_setting", desk.ask("POST", "/v1/sites", "{\"id\":5}"));
        assertRefused(400, "invalid_setting", desk.ask("POST", "/v1/sites", "{\"id\":\"every-site\"}"));
        assertRefused(400, "invalid_setting", desk.ask("POST", "/v1/sites", "{}"));
    }

    @Test
    void listsSitesPageByPage() {
        for (String id : List.of("cc", "aa", "bb")) {
            desk.ask("POST", "/v1/sites", "{\"id\":\"" + id + "\"}");
        }
        JsonNode first = desk.ask("GET", "/v1/sites?limit=3", "").json();
        assertEquals(List.of("aa", "bb", "cc"), first.at("/sites").findValuesAsText("id"));
        JsonNode second = desk.ask("GET", "/v1/sites?limit=3&cursor=" + first.at("/next_cursor").asText(), "").json();
        assertEquals(List.of("demo"), second.at("/sites").findValuesAsText("id"));
        assertTrue(second.at("/next_cursor").isNull());
    }

    @ParameterizedTest
    @CsvSource({"limit=0, invalid_limit", "limit=-1, invalid_limit", "limit=201, invalid_limit",
        "limit=x, invalid_limit", "cursor=*, cursor_invalid", "cursor=QQ, cursor_invalid"})
    void refusesAWrongPage(String query, String code) {
        assertRefused(400, code, desk.ask("GET", "/v1/sites?" + query, ""));
    }

    @Test
    void deletesASiteForGood() {
        Answered deleted = desk.ask("DELETE", "/v1/sites/demo", "");
        assertEquals(204, deleted.status());
        assertEquals(401, desk.ingest(desk.bootstrapped.get("write_key")));
        assertRefused(404, "site_not_found", desk.ask("GET", "/v1/sites/demo", ""));
        assertRefused(404, "site_not_found", desk.ask("GET", "/v1/sites/demo/keys", ""));
        assertRefused(409, "site_exists", desk.ask("POST", "/v1/sites", "{\"id\":\"demo\"}"));
        assertRefused(404, "site_not_found", desk.ask("GET", "/v1/sites/NOT%20A%20NAME", ""));
    }

    @Test
    void makesAndRevokesKeys() {
        Answered made = desk.ask("POST", "/v1/sites/demo/keys",
                "{\"kind\":\"write\",\"label\":\"server\",\"trusted\":true}");
        assertEquals(201, made.status());
        assertTrue(made.json().at("/trusted").asBoolean());
        String key = made.json().at("/key").asText();
        assertEquals(202, desk.ingest(key));
        String path = "/v1/sites/demo/keys/" + made.json().at("/key_id").asText();
        assertEquals(204, desk.ask("DELETE", path, "").status());
        assertEquals(204, desk.ask("DELETE", path, "").status());
        desk.at(60);
        assertEquals(401, desk.ingest(key));
        assertRefused(404, "key_not_found", desk.ask("POST", path + "/rotate", ""));
        assertRefused(404, "key_not_found", desk.ask("DELETE", "/v1/sites/demo/keys/k_unknown", ""));
    }

    @Test
    void takesAKeyThatWasBroughtAlongOnce() {
        desk.ask("POST", "/v1/sites", "{\"id\":\"other\"}");
        String body = "{\"kind\":\"write\",\"key\":\"my-own-key-of-old\"}";
        assertEquals(201, desk.ask("POST", "/v1/sites/demo/keys", body).status());
        assertEquals(202, desk.ingest("my-own-key-of-old"));
        assertRefused(409, "key_exists", desk.ask("POST", "/v1/sites/other/keys", body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|kind", "{\"kind\":\"admin\"}|kind",
        "{\"kind\":\"write\",\"label\":5}|label", "{\"kind\":\"read\",\"trusted\":true}|trusted",
        "{\"kind\":\"write\",\"key\":\"short\"}|key", "{\"kind\":\"write\",\"key\":5}|key",
        "{\"kind\":\"write\",\"colour\":\"red\"}|colour"})
    void refusesAKeyThatCanNotBe(String body, String path) {
        Answered refused = desk.ask("POST", "/v1/sites/demo/keys", body);
        assertRefused(400, "invalid_setting", refused);
        assertEquals(path, refused.json().at("/errors/0/path").asText());
    }

    @ParameterizedTest
    @CsvSource({"-1", "2592001", "1.5", "null", "'\"60\"'"})
    void refusesAnOverlapThatCanNotBe(String overlap) {
        String id = desk.ask("GET", "/v1/sites/demo/keys", "").json().at("/keys/0/key_id").asText();
        assertRefused(400, "invalid_setting", desk.ask("POST", "/v1/sites/demo/keys/" + id + "/rotate",
                "{\"overlap_seconds\":" + overlap + "}"));
    }

    @Test
    void bootstrapsOnce() {
        assertEquals(Map.of("status", "done_before"), desk.bootstrap(Map.of()));
        assertEquals(Map.of("status", "done_before"), desk.bootstrap(Map.of("site", "other")));
        Map<String, String> refused = desk.bootstrap(Map.of("site", "NO"));
        assertEquals("refused", refused.get("status"));
        assertFalse(desk.ask("GET", "/v1/sites", "").body().contains("other"));
    }

    private Answered as(String key) {
        return desk.ask("GET", "/v1/sites", "", Map.of("authorization", "bearer " + key));
    }

    private static void assertRefused(int status, String code, Answered answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().at("/code").asText());
    }
}
