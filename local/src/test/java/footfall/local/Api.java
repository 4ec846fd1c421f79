package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// Speaks to a house over HTTP, as anyone does.
record Api(String url, Keys keys, HttpClient http) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An answer.
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    Answer sendEvents(String body) {
        return ask(request("/v1/events", keys.writeKey()).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Changes the settings of the site, as its owner.
    Answer patchSite(String body) {
        return ask(request("/v1/sites/" + keys.site(), keys.adminKey()).header("content-type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Registers a write key that the owner of the site had elsewhere.
    void bringKey(String key) {
        bring("{\"kind\":\"write\",\"key\":\"" + key + "\"}");
    }

    /// The same with one that is kept on a server.
    void bringTrustedKey(String key) {
        bring("{\"kind\":\"write\",\"trusted\":true,\"key\":\"" + key + "\"}");
    }

    private void bring(String wish) {
        Answer answer = ask(request("/v1/sites/" + keys.site() + "/keys", keys.adminKey())
                .header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(wish)));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
    }

    Answer get(String path) {
        return ask(request(path, keys.readKey()).GET());
    }

    /// The metrics of the last and the next hour.
    JsonNode metrics(String... metrics) {
        return rows("", metrics).at("/0/metrics");
    }

    /// How many events of each name were counted in the last and the next hour.
    SortedMap<String, Integer> countsByName() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        rows(",\"dimensions\":[\"event:name\"]", "events").forEach(row -> counts.put(
                row.at("/dimensions/0").asText(), row.at("/metrics/0").asInt()));
        return counts;
    }

    private JsonNode rows(String members, String... metrics) {
        Instant now = Instant.now();
        String body = """
                {"metrics":["%s"],"date_range":["%s","%s"]%s}""".formatted(String.join("\",\"", metrics),
                now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)), members);
        Answer answer = ask(request("/v1/query", keys.readKey()).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("results");
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("authorization", "Bearer " + key);
    }

    private Answer ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
