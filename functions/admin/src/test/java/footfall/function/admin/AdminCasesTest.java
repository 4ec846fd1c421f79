package footfall.function.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.function.admin.AdminDesk.Answered;
import footfall.site.KeyHash;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The acceptance cases that administration decides, through the real handlers.
class AdminCasesTest {
    private record Case(String id, Consumer<AdminDesk> test) {}

    @TestFactory
    Stream<DynamicTest> cases() {
        return Stream.of(
                new Case("SR-01 a new site shows its keys once", AdminCasesTest::showsKeysOnce),
                new Case("SR-01 a wrong last character costs no read", AdminCasesTest::wrongCharacterCostsNoRead),
                new Case("SR-02 old and new key work during the overlap", AdminCasesTest::overlaps),
                new Case("SR-05 only origins are saved", AdminCasesTest::savesOnlyOrigins),
                new Case("SR-06 a disabled site takes nothing within 60 s", AdminCasesTest::disables),
                new Case("SR-07 settings go back and forth as far as they may", AdminCasesTest::changesSettings))
                .map(one -> DynamicTest.dynamicTest(one.id, () -> one.test.accept(new AdminDesk())));
    }

    private static void showsKeysOnce(AdminDesk desk) {
        Answered made = desk.ask("POST", "/v1/sites", "{\"id\":\"s1\"}");
        assertEquals(201, made.status());
        String write = made.json().at("/write_key/key").asText();
        String read = made.json().at("/read_key/key").asText();
        assertTrue(write.matches("ffw_[0-9A-Za-z]{38}"), write);
        assertTrue(read.matches("ffr_[0-9A-Za-z]{38}"), read);
        for (String path : List.of("/v1/sites/s1", "/v1/sites/s1/keys", "/v1/sites")) {
            Answered shown = desk.ask("GET", path, "");
            assertEquals(200, shown.status());
            for (String secret : List.of(write, read, KeyHash.of(write).hex(), KeyHash.of(read).hex())) {
                assertFalse(shown.body().contains(secret), path);
            }
        }
        assertRefused(409, "site_exists", desk.ask("POST", "/v1/sites", "{\"id\":\"s1\"}"));
    }

    private static void wrongCharacterCostsNoRead(AdminDesk desk) {
        String key = desk.bootstrapped.get("admin_key");
        String wrong = key.substring(0, 41) + (key.endsWith("0") ? "1" : "0");
        int before = desk.reads();
        assertRefused(401, "invalid_key", desk.ask("GET", "/v1/sites", "", Map.of("authorization", "Bearer " + wrong)));
        String write = desk.bootstrapped.get("write_key");
        assertEquals(401, desk.ingest(write.substring(0, 41) + (write.endsWith("0") ? "1" : "0")));
        assertEquals(before, desk.reads());
    }

    private static void overlaps(AdminDesk desk) {
        String old = desk.bootstrapped.get("write_key");
        assertEquals(202, desk.ingest(old));
        String id = keyId(desk, "write");
        Answered rotated = desk.ask("POST", "/v1/sites/demo/keys/" + id + "/rotate", "{\"overlap_seconds\":120}");
        assertEquals(201, rotated.status());
        String fresh = rotated.json().at("/key").asText();
        desk.at(60);
        assertEquals(List.of(202, 202), List.of(desk.ingest(old), desk.ingest(fresh)));
        desk.at(181);
        assertEquals(List.of(401, 202), List.of(desk.ingest(old), desk.ingest(fresh)));
    }

    private static void savesOnlyOrigins(AdminDesk desk) {
        for (String bad : List.of("https://a.*.com", "example.com", "https://e.com/x")) {
            Answered refused = desk.ask("PATCH", "/v1/sites/demo", "{\"allowed_origins\":[\"https://ok.example\",\""
                    + bad + "\"]}");
            assertRefused(400, "invalid_setting", refused);
            assertEquals("allowed_origins", refused.json().at("/errors/0/path").asText());
        }
        assertEquals("[]", desk.ask("GET", "/v1/sites/demo", "").json().at("/allowed_origins").toString());
        Answered preflight = desk.ask("OPTIONS", "/v1/sites/demo", "", Map.of("origin", "https://anywhere.example"));
        assertEquals(204, preflight.status());
        assertEquals("86400", header(preflight, "access-control-max-age"));
    }

    private static void disables(AdminDesk desk) {
        String key = desk.bootstrapped.get("write_key");
        assertEquals(202, desk.ingest(key));
        assertEquals(200, desk.ask("PATCH", "/v1/sites/demo", "{\"status\":\"disabled\"}").status());
        desk.at(60);
        assertEquals(403, desk.ingest(key));
        assertEquals(200, desk.ask("PATCH", "/v1/sites/demo", "{\"status\":null}").status());
        desk.at(120);
        assertEquals(202, desk.ingest(key));
    }

    private static void changesSettings(AdminDesk desk) {
        assertEquals("[\"a\"]", patched(desk, "{\"property_allow\":[\"a\"]}").at("/property_allow").toString());
        assertEquals("[]", patched(desk, "{\"property_allow\":null}").at("/property_allow").toString());
        assertEquals(4, patched(desk, "{\"shards\":4}").at("/shards").asInt());
        assertRefused(400, "invalid_setting", desk.ask("PATCH", "/v1/sites/demo", "{\"shards\":2}"));
        patched(desk, "{\"retention_days\":{\"hours\":400}}");
        Answered refused = desk.ask("PATCH", "/v1/sites/demo", "{\"retention_days\":{\"raw\":500}}");
        assertRefused(400, "invalid_setting", refused);
        assertEquals(List.of("retention_days.raw", "retention_days.hours"),
                refused.json().at("/errors").findValuesAsText("path"));
    }

    private static JsonNode patched(AdminDesk desk, String body) {
        Answered answer = desk.ask("PATCH", "/v1/sites/demo", body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String keyId(AdminDesk desk, String kind) {
        for (JsonNode key : desk.ask("GET", "/v1/sites/demo/keys", "").json().at("/keys")) {
            if (key.at("/kind").asText().equals(kind)) {
                return key.at("/key_id").asText();
            }
        }
        throw new AssertionError("no " + kind + " key");
    }

    private static String header(Answered answer, String name) {
        return answer.response().getHeaders().entrySet().stream().filter(one -> one.getKey().equalsIgnoreCase(name))
                .findFirst().orElseThrow().getValue();
    }

    private static void assertRefused(int status, String code, Answered answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().at("/code").asText());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("*", header(answer, "access-control-allow-origin"));
    }
}
