package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An answer as the gateway gets it.
record Answer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String code() {
        return json().path("code").asText();
    }

    /// The codes of what was refused, by place.
    List<String> rejected() {
        List<String> rejected = new ArrayList<>();
        json().path("rejected")
                .forEach(one -> rejected.add(one.path("index").asInt() + " " + one.path("code").asText()));
        return rejected;
    }

    String error() {
        return json().path("rejected").path(0).path("error").asText();
    }

    Answer isProblem(int status, String code) {
        assertEquals(status + " " + code, this.status + " " + code(), body);
        assertEquals("application/problem+json", headers.get("content-type"));
        assertEquals("urn:footfall:problem:" + code, json().path("type").asText());
        assertEquals(status, json().path("status").asInt());
        assertEquals("req-1", json().path("request_id").asText());
        return hasCors();
    }

    Answer hasCors() {
        assertEquals("Origin", headers.get("vary"));
        assertEquals("retry-after, x-request-id", headers.get("access-control-expose-headers"));
        assertEquals(true, headers.containsKey("access-control-allow-origin"));
        return this;
    }

    Answer took(int accepted, String... rejected) {
        assertEquals(202, status, body);
        assertEquals(accepted, json().path("accepted").asInt(), body);
        assertEquals(List.of(rejected), rejected(), body);
        return this;
    }
}
