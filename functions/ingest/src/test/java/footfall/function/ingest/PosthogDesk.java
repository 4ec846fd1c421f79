package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import footfall.event.Event;
import footfall.event.Value;
import footfall.event.What;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Sends what SDKs of PostHog send to the real handler, with the clock and the key of their cases.
final class PosthogDesk {
    static final Instant NOW = Instant.parse("2026-03-19T14:30:00Z");
    static final String KEY = "phc_test";

    final House house = new House();

    PosthogDesk() {
        house.now = NOW;
        house.sites.addKey(new SiteKey(KeyHash.of(KEY), KeyKind.WRITE, House.DEMO, "posthog", "", "phc_", "test", false,
                House.NOW, Instant.MAX));
    }

    /// Sends bytes; a target may have a query.
    Answer send(String method, String target, byte[] body, String... headers) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> all = new LinkedHashMap<>(Map.of("content-type", "application/json", "user-agent", "node"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.values().removeIf("-"::equals);
        APIGatewayV2HTTPEvent event = House.request(method, parts[0],
                body.length == 0 ? null : Base64.getEncoder().encodeToString(body), all);
        event.setIsBase64Encoded(body.length > 0);
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&")) {
            query.put(pair.split("=", 2)[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        event.setQueryStringParameters(query);
        return house.send(event);
    }

    /// Posts JSON, with backticks for quotes.
    Answer post(String target, String body, String... headers) {
        return send("POST", target, bytes(json(body)), headers);
    }

    /// Posts one event with the key: its members but the key.
    Answer capture(String members) {
        return post("/e/", "{`api_key`:`phc_test`," + members + "}");
    }

    /// What one event became that has these members beside a name and a visitor.
    Event event(String members) {
        Answer answer = capture("`event`:`e`,`distinct_id`:`u`" + (members.isEmpty() ? "" : ",") + members);
        assertEquals(200, answer.status(), answer.body());
        return last();
    }

    /// What an event became that has these properties.
    Event event(String name, String distinctId, String properties) {
        ok(capture("`event`:`" + name + "`,`distinct_id`:`" + distinctId + "`,`properties`:{" + properties + "}"));
        return last();
    }

    Event last() {
        return house.stored().getLast();
    }

    /// Taken, all of it.
    static void ok(Answer answer) {
        assertEquals("200 {\"status\":\"Ok\"}", answer.status() + " " + answer.body());
    }

    /// Refused in one line of text.
    static void refused(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("text/plain; charset=utf-8", answer.headers().get("content-type"));
        assertEquals(1, answer.body().lines().count(), answer.body());
    }

    /// The names of what was stored, in order.
    List<String> names() {
        return house.stored().stream().map(Event::what).map(What::name).toList();
    }

    List<String> visitors() {
        return house.stored().stream().map(event -> event.who().visitor()).toList();
    }

    static String text(Event event, String property) {
        return switch (event.properties().getOrDefault(property, new Value.Null())) {
            case Value.Text(String text) -> text;
            case Value other -> other.toString();
        };
    }

    static String json(String backticks) {
        return backticks.replace('`', '"');
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(String text) {
        return packed(GZIPOutputStream::new, bytes(text));
    }

    static byte[] packed(Packer packer, byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Packs a stream.
    interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }
}
