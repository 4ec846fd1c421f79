package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostHog's SDKs ask when they start.
class PosthogStartUpTest {
    private final PosthogDesk desk = new PosthogDesk();

    private Answer get(String path) {
        return desk.send("GET", path, new byte[0], "origin", "https://a.com");
    }

    private static void isConfig(JsonNode config) {
        assertEquals("phc_test", config.path("token").asText());
        assertTrue(config.path("heatmaps").asBoolean(), config.toString());
        assertTrue(config.path("defaultIdentifiedOnly").asBoolean(), config.toString());
        assertEquals("/i/v0/e/", config.at("/analytics/endpoint").asText());
        for (String off : List.of("hasFeatureFlags", "autocapture_opt_out", "captureDeadClicks", "capturePerformance",
                "autocaptureExceptions", "sessionRecording", "surveys", "productTours", "conversations")) {
            assertTrue(config.path(off).isBoolean() && !config.path(off).asBoolean(), off + ": " + config);
        }
        assertEquals(0, config.at("/errorTracking/suppressionRules").size());
        assertEquals("[\"base64\"]", config.path("supportedCompression").toString());
    }

    @Test
    void theConfigurationIsForWhoeverMaySend() {
        Answer answer = get("/array/phc_test/config");
        assertEquals(200, answer.status());
        isConfig(answer.json());
        assertEquals("public, max-age=300", answer.headers().get("cache-control"));
        assertEquals("Origin, Referer", answer.headers().get("vary"));
        assertEquals("https://a.com", answer.headers().get("access-control-allow-origin"));
        refused(404, get("/array/phc_other/config"));
        refused(400, get("/array/a%20b/config"));
    }

    @Test
    void theConfigurationIsAScriptToo() throws Exception {
        Answer answer = get("/array/phc_test/config.js");
        assertEquals("200 application/javascript", answer.status() + " " + answer.headers().get("content-type"));
        assertTrue(answer.body().contains("_POSTHOG_REMOTE_CONFIG[\"phc_test\"]={config:{"), answer.body());
        String config = answer.body().substring(answer.body().indexOf("{config:") + 8, answer.body().indexOf(",siteApps"
                + ":[]};"));
        isConfig(new Answer(200, answer.headers(), config).json());
        assertEquals("https://a.com", answer.headers().get("access-control-allow-origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags/?v=2", "/flags?v=2&config=true", "/decide/?v=3", "/decide/?v=4"})
    void thereAreNoFlags(String target) {
        Answer answer = desk.post(target, "{`token`:`phc_test`,`distinct_id`:`u`}");
        assertEquals(200, answer.status());
        isConfig(answer.json());
        assertEquals("{} {} {} false", answer.json().path("flags") + " " + answer.json().path("featureFlags") + " "
                + answer.json().path("featureFlagPayloads") + " " + answer.json().path("errorsWhileComputingFlags"));
        assertTrue(answer.json().path("requestId").asText().matches("[0-9a-f-]{36}"), answer.body());
        assertFalse(answer.headers().containsKey("retry-after"));
        refused(401, desk.post(target, "{`api_key`:`phc_other`}"));
        refused(401, desk.post(target, "{}"));
        refused(400, desk.post(target, "[]"));
        assertEquals(List.of(), desk.house.stored());
    }

    @ParameterizedTest
    @CsvSource({"/decide/?v=2,true", "/decide?v=3,true", "/flags/?v=2,false"})
    void oldClientsAreToldToCaptureClicks(String target, boolean told) {
        assertEquals(told ? "{\"enable_collect_everything\":true}" : "",
                desk.post(target, "{`token`:`phc_test`,`distinct_id`:`u`}").json().path("config").toString());
    }

    @ParameterizedTest
    @CsvSource({"/static/dead-clicks-autocapture.js,200", "/static/1.449.2/surveys.js,200", "/static/array.js,404",
        "/array/phc_test/array.js,404", "/static/x.css,404"})
    void scriptsThatAreNotThereAreEmpty(String path, int status) {
        Answer answer = get(path);
        assertEquals(status, answer.status());
        assertTrue(status == 404 || answer.body().isEmpty(), answer.body());
        assertEquals("https://a.com", answer.headers().get("access-control-allow-origin"));
    }

    @ParameterizedTest
    @CsvSource({"surveys,surveys", "product_tours,product_tours", "web_experiments,experiments",
        "early_access_features,earlyAccessFeatures"})
    void whatIsNotThereIsAnEmptyList(String path, String name) {
        assertEquals("{\"" + name + "\":[]}", get("/api/" + path + "/?token=phc_test").body());
    }
}
