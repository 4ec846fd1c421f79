package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.site.IngestRules;
import footfall.site.Origin;
import footfall.site.Sharding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final String VIEW = "{\"events\":[{\"type\":\"pageview\"}]}";
    private final House house = new House();

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        return house.send(House.request(method, path, body, headers));
    }

    static IngestRules origins(IngestRules rules, boolean required, String... origins) {
        return new IngestRules(Stream.of(origins).map(Origin::new).toList(), required, rules.identity(),
                rules.privacySignals(), rules.bots(), rules.revenuePublic(), rules.eventAgeMaxDays(), List.of(),
                List.of());
    }

    @Test
    @DisplayName("SR-03: a read key on ingest is of the wrong kind")
    void refusesAReadKey() {
        send("POST", "/v1/events", VIEW, House.withKey(house.readKey)).isProblem(403, "wrong_key_kind");
    }

    @Test
    @DisplayName("SR-03: a key in the query string is none")
    void ignoresAKeyInTheQuery() {
        var event = House.request("POST", "/v1/events", VIEW, Map.of());
        event.setRawQueryString("key=" + house.writeKey);
        event.setQueryStringParameters(Map.of("key", house.writeKey));
        house.send(event).isProblem(401, "missing_key");
    }

    @Test
    @DisplayName("SR-03: header and body that differ are a conflict, that agree are none")
    void refusesTwoKeys() {
        String both = "{\"key\":\"%s\",\"events\":[{\"type\":\"pageview\"}]}";
        house.post(both.formatted(house.trustedKey)).isProblem(400, "key_conflict");
        house.post(both.formatted(house.writeKey)).took(1);
        send("POST", "/v1/k/" + house.trustedKey + "/events", VIEW, House.withKey(house.writeKey))
                .isProblem(400, "key_conflict");
    }

    @Test
    void takesAKeyFromEachPlace() {
        send("POST", "/v1/events", VIEW, Map.of("x-footfall-key", house.writeKey)).took(1);
        send("POST", "/v1/events", VIEW, Map.of("authorization", "bearer " + house.writeKey)).took(1);
        send("POST", "/v1/k/" + house.writeKey + "/events", VIEW, Map.of("content-type", "text/plain;charset=UTF-8"))
                .took(1);
        String last = "{\"events\":[{\"type\":\"pageview\"}],\"key\":\"" + house.writeKey + "\"}";
        send("POST", "/v1/events", last, Map.of()).took(1);
        send("POST", "/v1/events", VIEW, Map.of("authorization", "Basic abc")).isProblem(401, "missing_key");
    }

    @Test
    void refusesAnUnknownKeyAndADisabledSite() {
        String unknown = house.writeKey.substring(0, 41) + (house.writeKey.endsWith("a") ? "b" : "a");
        send("POST", "/v1/events", VIEW, House.withKey(unknown)).isProblem(401, "invalid_key");
        house.site(site -> House.with(site, Sharding.ONE, site.ingest(), site.pages(), false));
        house.post(VIEW).isProblem(403, "site_disabled");
        assertEquals(List.of(), house.stored());
    }

    @ParameterizedTest
    @DisplayName("SR-04: a star stands for one label or more below a host, of the same scheme")
    @CsvSource({"https://a.b.example.com,202", "https://example.com,403", "http://a.example.com,403",
            "https://aexample.com,403", "null,403"})
    void letsInTheOriginsOfTheSite(String origin, int status) {
        house.rules(rules -> origins(rules, false, "https://*.example.com"));
        Answer answer = house.post(VIEW, "origin", origin);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(origin, answer.hasCors().headers().get("access-control-allow-origin"));
        assertEquals(status == 202 ? 1 : 0, house.stored().size());
        if (status == 403) {
            answer.isProblem(403, "origin_not_allowed");
        }
    }

    @ParameterizedTest
    @DisplayName("SR-05: without a list every origin passes")
    @ValueSource(strings = {"https://anything.example", "null", "http://localhost:3000"})
    void letsEveryOriginIn(String origin) {
        house.post(VIEW, "origin", origin).took(1);
    }

    @Test
    @DisplayName("SR-05: where an origin is required, none is refused")
    void refusesARequestWithoutOrigin() {
        house.rules(rules -> origins(rules, true));
        house.post(VIEW).isProblem(403, "origin_not_allowed");
        house.post(VIEW, "origin", "https://a.example").took(1);
    }

    @Test
    @DisplayName("SR-05: a preflight needs no key and comes from anywhere")
    void answersPreflights() {
        house.rules(rules -> origins(rules, true, "https://a.example"));
        Answer answer = send("OPTIONS", "/v1/events", "", Map.of("origin", "https://b.example"));
        assertEquals(204, answer.status());
        assertEquals("86400", answer.headers().get("access-control-max-age"));
        assertEquals("https://b.example", answer.hasCors().headers().get("access-control-allow-origin"));
    }

    @Test
    @DisplayName("SR-09: the key is judged before the batch, the encoding before the key")
    void keepsTheOrderOfChecks() {
        Map<String, String> wrong = House.withKey("ffw_wrong");
        send("POST", "/v1/events", "{\"events\":[]}", wrong).isProblem(401, "invalid_key");
        send("POST", "/v1/events", "no json", wrong).isProblem(401, "invalid_key");
        Answer br = send("POST", "/v1/events", VIEW, Map.of("content-encoding", "br"))
                .isProblem(415, "unsupported_encoding");
        assertTrue(br.json().path("detail").asText().contains("gzip"), br.body());
        send("POST", "/v1/events", "a=b", Map.of("content-type", "application/x-www-form-urlencoded"))
                .isProblem(415, "unsupported_content_type");
        Answer put = send("PUT", "/v1/events", VIEW, Map.of()).isProblem(405, "method_not_allowed");
        assertEquals("POST, OPTIONS", put.headers().get("allow"));
        send("POST", "/v2/events", VIEW, Map.of()).isProblem(404, "unknown_route");
    }

    @Test
    void printsNeitherKeyNorAddressNorContent() {
        String body = "{\"events\":[{\"type\":\"event\",\"name\":\"secret-name\"}]}";
        send("POST", "/v1/k/" + house.writeKey + "/events", body, Map.of()).took(1);
        String line = house.printed.toString(StandardCharsets.UTF_8);
        assertTrue(line.contains("\"accepted\":1") && line.contains("\"site\":\"demo\""), line);
        assertTrue(!line.contains("ffw_") && !line.contains("192.0.2.1") && !line.contains("secret-name"), line);
    }
}
