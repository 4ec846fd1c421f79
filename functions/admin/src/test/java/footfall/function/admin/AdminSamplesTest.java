package footfall.function.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The samples of what Lambda hands the administration, and what it answers.
class AdminSamplesTest {
    private static final Path SAMPLES = Path.of("../../events-samples/lambda");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"admin-create-site, 201, /site/time_zone, Europe/Berlin", "admin-list-sites, 200, /sites/0/id, demo",
        "admin-patch-site, 200, /retention_days/raw, 30", "admin-bad-setting, 400, /errors/1/path, session_timeout_ms",
        "admin-create-key, 201, /label, server", "admin-missing-key, 401, /code, missing_key",
        "admin-redrive, 202, /job/redriven, 0", "admin-redrive-bad-reason, 400, /errors/0/path, reason"})
    void answersEachSample(String name, int status, String path, String value) throws IOException {
        JsonNode event = JSON.readTree(Files.readString(SAMPLES.resolve(name + ".json")));
        AdminDesk desk = new AdminDesk();
        Map<String, String> headers = new HashMap<>();
        event.at("/headers").properties().forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
        know(desk, headers.getOrDefault("authorization", "Bearer none").substring("Bearer ".length()));
        String query = event.at("/rawQueryString").asText();
        AdminDesk.Answered answer = desk.ask(event.at("/requestContext/http/method").asText(),
                event.at("/rawPath").asText() + (query.isEmpty() ? "" : "?" + query), event.path("body").asText(""),
                headers);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(value, answer.json().at(path).asText());
    }

    @Test
    void answersTheSampleOfTheBootstrap() throws IOException {
        Map<String, String> event = new HashMap<>();
        JSON.readTree(Files.readString(SAMPLES.resolve("bootstrap.json"))).properties()
                .forEach(one -> event.put(one.getKey(), one.getValue().asText()));
        assertEquals("demo", event.get("site"));
        assertEquals(Map.of("status", "done_before"), new AdminDesk().bootstrap(event));
    }

    @Test
    void leavesNoSampleOut() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("admin-")).sorted().toList();
            assertEquals(List.of("admin-bad-setting.json", "admin-create-key.json", "admin-create-site.json",
                    "admin-list-sites.json", "admin-missing-key.json", "admin-patch-site.json",
                    "admin-redrive-bad-reason.json", "admin-redrive.json"), names);
        }
    }

    private static void know(AdminDesk desk, String key) {
        if (key.equals("none")) {
            return;
        }
        assertTrue(desk.store.addKey(new SiteKey(KeyHash.of(key), KeyKind.ADMIN, SiteKey.EVERY_SITE, "k_sample", "",
                key.substring(0, 8), key.substring(38), false, Instant.EPOCH, Instant.MAX)));
    }
}
