package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2: the knobs and their bounds.
class KnobsTest {
    private static AnalyticsBuilder builder() {
        return Analytics.builder("secret-key", URI.create("https://e.com/")).disabled(true);
    }

    private static String refused(Consumer<AnalyticsBuilder> knob) {
        return assertThrows(IllegalArgumentException.class, () -> knob.accept(builder())).getMessage();
    }

    private static AnalyticsConfig config(UnaryOperator<AnalyticsBuilder> knobs) {
        try (Analytics client = knobs.apply(builder()).build()) {
            return client.config();
        }
    }

    @Test
    @DisplayName("2 defaults")
    void defaults() {
        AnalyticsConfig config = config(b -> b);
        assertEquals(List.of(WireFormat.V1, 100, 100, 4 << 20, 1 << 20, Duration.ofSeconds(5), 10_000, 64L << 20, 2,
                Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30), true, Duration.ofMillis(200),
                Duration.ofSeconds(30), 0.25, 3, Compression.GZIP, false, false, true),
                List.of(config.wire(), config.flushAt(), config.maxBatchSize(), config.maxBatchBytes(),
                        config.maxEventBytes(), config.flushInterval(), config.maxQueueSize(),
                        config.maxBufferBytes(), config.senders(), config.requestTimeout(), config.connectTimeout(),
                        config.closeTimeout(), config.closeOnExit(), config.retryInitialBackoff(),
                        config.retryMaxBackoff(), config.retryJitter(), config.maxAttempts(), config.compression(),
                        config.historicalMigration(), config.disableGeoip(), config.isServer()));
        assertFalse(config.toString().contains("secret-key"));
    }

    @Test
    @DisplayName("2 a count of 0 becomes 1, flushAt at most maxQueueSize, durations at most a day")
    void clamped() {
        AnalyticsConfig config = config(b -> b.flushAt(0).maxBatchSize(0).senders(0).maxAttempts(0).maxQueueSize(0)
                .requestTimeout(Duration.ofDays(2)));
        assertEquals(List.of(1, 1, 1, 1, 1), List.of(config.flushAt(), config.maxBatchSize(), config.senders(),
                config.maxAttempts(), config.maxQueueSize()));
        assertEquals(Duration.ofDays(1), config.requestTimeout());
        assertEquals(7, config(b -> b.flushAt(Integer.MAX_VALUE).maxQueueSize(7)).flushAt());
        assertEquals(32 << 10, config(b -> b.maxBatchBytes(64 << 10)).maxEventBytes());
    }

    @Test
    @DisplayName("2 what is out of bounds is refused, and says what it should be")
    void outOfBounds() {
        assertEquals("maxBatchSize: 2001, should be 1 to 2000", refused(b -> b.maxBatchSize(2_001)));
        assertEquals("flushAt: -1, should be 1 to 2147483647", refused(b -> b.flushAt(-1)));
        assertEquals("flushInterval: PT0S, should be PT0.001S to PT24H", refused(b -> b.flushInterval(Duration.ZERO)));
        assertEquals("maxQueueSize: 1000001, should be 1 to 1000000", refused(b -> b.maxQueueSize(1_000_001)));
        for (Consumer<AnalyticsBuilder> knob : List.<Consumer<AnalyticsBuilder>>of(b -> b.senders(9),
                b -> b.maxAttempts(101), b -> b.maxBatchBytes(1), b -> b.maxBatchBytes((20 << 20) + 1),
                b -> b.maxEventBytes(1_023), b -> b.maxEventBytes((1 << 20) + 1), b -> b.retryJitter(1.01),
                b -> b.retryJitter(Double.NaN), b -> b.retryJitter(-0.1), b -> b.closeTimeout(Duration.ofNanos(-1)),
                b -> b.requestTimeout(Duration.ofNanos(1)), b -> b.maxBufferBytes(-1),
                b -> b.maxBatchBytes(20 << 20).maxBufferBytes(40 << 20 - 1).build())) {
            assertTrue(refused(knob).contains("should be"));
        }
    }

    @Test
    @DisplayName("2 null is refused by every knob")
    void nulls() {
        for (Consumer<AnalyticsBuilder> knob : List.<Consumer<AnalyticsBuilder>>of(b -> b.wire(null),
                b -> b.flushInterval(null), b -> b.compression(null), b -> b.beforeSend(null), b -> b.onError(null),
                b -> b.header(null, "x"), b -> b.header("x", null), b -> b.closeTimeout(null))) {
            assertTrue(refused(knob).contains("null") || refused(knob).contains("should be"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "content-type", "Content-Encoding", "User-Agent", "PostHog-Attempt",
        "posthog-request-id", "Host", "Connection", "Content-Length", "Expect", "Upgrade", "a b", "", "x:y"})
    void ownAndRestrictedHeadersAreRefused(String name) {
        assertTrue(refused(b -> b.header(name, "v")).startsWith("header: "));
    }

    @Test
    @DisplayName("2 at most 16 headers, no line breaks in their values")
    void headers() {
        assertTrue(refused(b -> b.header("x", "a\r\nb")).contains("visible ASCII"));
        AnalyticsBuilder sixteen = builder();
        for (int i = 0; i < 16; i++) {
            sixteen.header("x-" + i, "v");
        }
        assertThrows(IllegalArgumentException.class, () -> sixteen.header("x-17", "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.com", "/path", "ftp://e.com", "mailto:a@e.com", "https://e.com?x=1", "https://e.com#a",
        "https://u:p@e.com", "https:///a"})
    void whatIsNoHostIsRefused(String host) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Analytics.builder("k", URI.create(host))).getMessage();
        assertTrue(message.startsWith("host: "));
        assertFalse(message.contains("u:p"));
    }

    @Test
    @DisplayName("1 a key that no header can carry is refused, and not told; spaces around one are none of it")
    void keys() {
        for (String key : List.of("a\nb", "schlüssel", "a b", "k".repeat(1_001))) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> Analytics.builder(key, URI.create("https://e.com"))).getMessage();
            assertTrue(message.startsWith("apiKey: ") && !message.contains(key));
        }
        assertEquals("k", Analytics.builder(" k\n", URI.create("https://e.com")).disabled(true).build().config()
                .apiKey());
    }

    @Test
    @DisplayName("2 a path prefix is kept, trailing slashes go, the port is kept")
    void host() {
        assertEquals(URI.create("https://e.com:8443/a/b"),
                Analytics.builder("", URI.create("https://e.com:8443/a/b///")).build().config().host());
        assertThrows(IllegalArgumentException.class, () -> Analytics.builder("k", null));
    }
}
