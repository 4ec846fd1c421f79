package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Sections 4, 5 and 7: hooks, events that can not be written, and what is told of losses.
class HooksTest {
    private static final IOException RESET = new IOException("connection reset");

    private static Rig rig(List<DeliveryError> errors, UnaryOperator<AnalyticsBuilder> knobs) {
        return Rig.of(builder -> knobs.apply(builder.onError(errors::add)));
    }

    @Test
    @DisplayName("R13 hook drops 1 of 2, server fails: pending 1; all dropped: no request, pending 0")
    void drops() {
        Rig rig = Rig.of(builder -> builder.beforeSend(event -> event.name().equals("e0") ? null : event));
        rig.sender.then(Reply.failure(RESET));
        rig.capture(2).flush();
        assertEquals(1, rig.stats().pending());
        assertEquals(1, rig.stats().droppedBeforeSend());
        rig.pass(200);
        assertEquals(1, rig.stats().delivered());
        rig.capture(1);
        assertTrue(rig.flush());
        assertEquals(2, rig.requests());
        assertEquals(0, rig.stats().pending());
        assertEquals(List.of(), rig.warnings);
    }

    @Test
    @DisplayName("R14 hook throws: that event only; hooks chain, a null stops the chain; each runs once over retries")
    void chain() {
        List<String> seen = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder
                .beforeSend(event -> {
                    seen.add("1 " + event.name());
                    if (event.name().equals("e1")) {
                        throw new IllegalStateException("of the user");
                    }
                    return event.name().equals("e2") ? null : event.withProperty("a", 1);
                })
                .beforeSend(event -> {
                    seen.add("2 " + event.name() + " " + event.properties().get("a"));
                    return event.withProperty("b", 2).withoutProperty("a");
                }));
        rig.sender.then(Reply.failure(RESET));
        rig.capture(4).flush();
        rig.pass(200);
        assertEquals(List.of("1 e0", "2 e0 1", "1 e1", "1 e2", "1 e3", "2 e3 1"), seen);
        assertEquals(List.of("e0", "e3"), rig.sender.sent(1).names());
        assertEquals(Map.of("b", 2.0, "$is_server", true), rig.sender.sent(1).properties());
        assertEquals(2, rig.stats().droppedBeforeSend());
        assertEquals(1, rig.stats().hookErrors());
        assertTrue(rig.stats().lastError().contains("reset"));
    }

    @Test
    @DisplayName("5 a hook sees defaults, time and id, and may change all but what was accepted")
    void hookSees() {
        List<Event> seen = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder.disableGeoip(true).beforeSend(event -> {
            seen.add(event);
            return event.toBuilder().timestamp(Instant.parse("2020-01-01T00:00:00Z")).build();
        }));
        rig.capture(1).flush();
        assertEquals(ManualClock.START, seen.get(0).timestamp());
        assertEquals(true, seen.get(0).properties().get("$geoip_disable"));
        assertEquals(true, seen.get(0).properties().get("$is_server"));
        assertEquals("2020-01-01T00:00:00.000Z", rig.sender.sent(0).event().get("timestamp"));
        assertEquals(seen.get(0).id().toString(), rig.sender.sent(0).ids().get(0));
    }

    @Test
    @DisplayName("R32 unserialisable and oversized events do not take the batch with them, and are told once")
    void unfitEvents() {
        List<DeliveryError> errors = new ArrayList<>();
        Rig rig = rig(errors, builder -> builder.maxEventBytes(1 << 10));
        rig.client.capture("u", "nan", Map.of("x", Double.NaN));
        rig.client.capture("u", "large", Map.of("x", "x".repeat(2_000)));
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        rig.client.capture("u", "circle", Map.of("x", circle));
        rig.client.capture(Event.builder("u", "far").timestamp(Instant.MAX).build());
        rig.client.capture("u", "fine");
        assertTrue(rig.flush());
        assertEquals(List.of("fine"), rig.sender.sent(0).names());
        assertEquals(4, rig.stats().failed());
        assertEquals(3, rig.stats().unserialisable());
        assertEquals(1, rig.stats().tooLarge());
        assertEquals(1, errors.size());
        assertEquals(4, errors.get(0).lost());
        assertEquals(List.of("too_large", "unserialisable", "unserialisable", "unserialisable"),
                errors.get(0).results().values().stream().sorted().toList());
    }

    @Test
    @DisplayName("7 onError: once a terminal failure, with status, attempt, ids and the server's words")
    void toldOfATerminalFailure() {
        List<DeliveryError> errors = new ArrayList<>();
        Rig rig = rig(errors, builder -> builder);
        rig.sender.then(Reply.failure(RESET), Reply.body(400, "{\"error\":\"empty_batch\"}" + "x".repeat(600)));
        rig.capture(2).flush();
        rig.pass(200);
        assertEquals(1, errors.size());
        DeliveryError error = errors.get(0);
        assertEquals(400, error.status());
        assertEquals(2, error.attempt());
        assertEquals(2, error.lost());
        assertFalse(error.historical());
        assertEquals(rig.sender.sent(0).header("PostHog-Request-Id").orElseThrow(), error.requestId());
        assertEquals(512, error.errorBody().length());
        assertTrue(error.errorBody().startsWith("{\"error\":\"empty_batch\"}"));
        assertEquals(rig.sender.sent(0).ids().stream().sorted().toList(),
                error.results().keySet().stream().map(Object::toString).sorted().toList());
        assertEquals(List.of(), rig.warnings);
    }

    @Test
    @DisplayName("7 onError: 2xx with lost events, attempts used up; not for full queue, close or hooks")
    void toldOfWhat() {
        List<DeliveryError> errors = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder.maxAttempts(1).maxQueueSize(2).onError(error -> {
            errors.add(error);
            throw new IllegalStateException("of the user");
        }).beforeSend(event -> event.name().equals("hidden") ? null : event));
        rig.sender.then(Reply.results("drop", "ok"), Reply.failure(RESET));
        rig.capture(3).flush();
        assertEquals(1, errors.size());
        assertEquals(Map.of("drop", 1L), errors.get(0).results().values().stream()
                .collect(java.util.stream.Collectors.groupingBy(word -> word, java.util.stream.Collectors.counting())));
        rig.capture(1).flush();
        assertEquals(2, errors.size());
        assertEquals(RESET, errors.get(1).cause());
        rig.client.capture("u", "hidden");
        rig.flush();
        rig.capture(1);
        rig.close(0);
        assertEquals(2, errors.size());
        assertEquals(2, rig.stats().hookErrors());
    }

    @Test
    @DisplayName("7 a redirect is terminal, and the warning names the target's host")
    void redirect() {
        Rig rig = Rig.v1().capture(1);
        rig.sender.then(Reply.status(302).with("Location", "https://elsewhere.example/path?secret=1"));
        rig.flush();
        assertEquals(1, rig.stats().rejected());
        assertTrue(rig.warnings.get(0).contains("302") && rig.warnings.get(0).contains("elsewhere.example"));
        assertFalse(rig.warnings.get(0).contains("secret"));
    }

    @Test
    @DisplayName("2 a failing encoder sends the body plain, and warns once")
    void failingEncoder() {
        Rig rig = Rig.zipping(builder -> builder.compression(Compression.GZIP), body -> {
            throw new IOException("broken");
        });
        rig.capture(1).flush();
        rig.capture(1).flush();
        assertFalse(rig.sender.sent(0).header("Content-Encoding").isPresent());
        assertEquals(2, rig.stats().delivered());
        assertEquals(1, rig.warnings.size());
    }
}
