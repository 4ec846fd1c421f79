package footfall.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import footfall.port.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Gateway gateway;

    GatewayTest() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        gateway = new Gateway(clock, new Metrics("test", clock, out));
    }

    private static final RouteTable TABLE = RouteTable.empty()
            .on("POST", "/v1/events", (request, path) -> Reply.json(202, "{}").noting("site", "demo")
                    .counting("accepted", 2))
            .on("POST", "/v1/k/{key}/events", (request, path) -> Reply.json(200, path.get("key")))
            .on("GET", "/v1/down", (request, path) -> {
                throw new Unavailable("sites: read");
            })
            .on("GET", "/v1/bug", (request, path) -> {
                throw new IllegalStateException("bug: of ours");
            });

    private APIGatewayV2HTTPResponse send(String method, String path, Map<String, String> headers, String body) {
        return gateway.answer(Events.event(method, path, headers, body, false), TABLE);
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/events,202", "GET,/v1/nothing,404", "PUT,/v1/events,405", "GET,/v1/down,503", "GET,/,404",
            "OPTIONS,/v1/nothing,204"})
    void everyAnswerTellsBrowsersThatTheyMayReadIt(String method, String path, int status) {
        APIGatewayV2HTTPResponse response = send(method, path, Map.of("Origin", "https://a.example"), "");
        assertEquals(status, response.getStatusCode());
        assertEquals("https://a.example", response.getHeaders().get("access-control-allow-origin"));
        assertEquals("Origin", response.getHeaders().get("vary"));
        assertEquals("retry-after, x-request-id", response.getHeaders().get("access-control-expose-headers"));
        assertEquals("req-1", response.getHeaders().get("x-request-id"));
        assertFalse(response.getHeaders().containsKey("access-control-allow-credentials"));
    }

    @Test
    void withoutAnOriginEveryOriginMayRead() {
        assertEquals("*", send("POST", "/v1/events", Map.of(), "").getHeaders().get("access-control-allow-origin"));
    }

    @Test
    void aPreflightNamesWhatMayBeSent() {
        Map<String, String> headers = send("OPTIONS", "/v1/events", Map.of(), "").getHeaders();
        assertEquals("GET, POST, PATCH, DELETE, OPTIONS", headers.get("access-control-allow-methods"));
        assertEquals("authorization, content-type, content-encoding, x-footfall-key, x-analytics-write-key, "
                + "if-none-match, if-match, prefer", headers.get("access-control-allow-headers"));
        assertEquals("86400", headers.get("access-control-max-age"));
    }

    @Test
    void aRefusalIsAProblemWithEveryMember() {
        APIGatewayV2HTTPResponse response = send("GET", "/v1/nothing", Map.of(), "");
        assertEquals("application/problem+json", response.getHeaders().get("content-type"));
        assertEquals("{\"type\":\"urn:footfall:problem:unknown_route\",\"title\":\"Not Found\",\"status\":404,"
                + "\"code\":\"unknown_route\",\"detail\":\"there is no such path\",\"errors\":[],"
                + "\"request_id\":\"req-1\"}", response.getBody());
    }

    @Test
    void aWrongMethodIsToldWhichAreRight() {
        assertEquals("POST, OPTIONS", send("PUT", "/v1/events", Map.of(), "").getHeaders().get("allow"));
    }

    @Test
    void anOutageAsksToComeAgain() {
        APIGatewayV2HTTPResponse response = send("GET", "/v1/down", Map.of(), "");
        assertEquals("5", response.getHeaders().get("retry-after"));
        assertTrue(response.getBody().contains("\"code\":\"unavailable\""), response.getBody());
    }

    @Test
    void aBugIsLetGo() {
        assertThrows(IllegalStateException.class, () -> send("GET", "/v1/bug", Map.of(), ""));
    }

    @Test
    void aSegmentOfThePathIsHandedOnWithItsEscapesUndone() {
        assertEquals("a/b%zz", send("POST", "/v1/k/a%2Fb%zz/events", Map.of(), "").getBody());
        assertEquals(404, send("POST", "/v1/k//events", Map.of(), "").getStatusCode());
    }

    @Test
    void aFormIsNoBodyOfOurs() {
        APIGatewayV2HTTPResponse response = send("POST", "/v1/events",
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), "a=b");
        assertEquals(415, response.getStatusCode());
        assertTrue(response.getBody().contains("unsupported_content_type"), response.getBody());
    }

    @Test
    void aRequestIsOneLineOfIdsAndNumbersWithoutKeyOrAddress() throws IOException {
        send("POST", "/v1/k/ffw_secret/events", Map.of("authorization", "Bearer ffw_secret"), "{}");
        send("POST", "/v1/events", Map.of(), "{}");
        String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(2, lines.length);
        assertFalse(lines[0].contains("secret") || lines[0].contains("192.0.2.1"), lines[0]);
        assertTrue(lines[0].contains("\"route\":\"/v1/k/{key}/events\""), lines[0]);
        assertTrue(lines[1].contains("{\"Name\":\"accepted\",\"Unit\":\"Count\"}"), lines[1]);
        assertTrue(lines[1].contains("\"site\":\"demo\"") && lines[1].contains("\"accepted\":2"), lines[1]);
        try (JsonParser json = new JsonFactory().createParser(lines[1])) {
            while (json.nextToken() != null) {
                json.getText();
            }
        }
    }
}
