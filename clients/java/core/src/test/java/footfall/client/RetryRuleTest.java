package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 7: the rule of retries, on its own.
class RetryRuleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static AnalyticsConfig config(UnaryOperator<AnalyticsBuilder> knobs) {
        try (Analytics client = knobs.apply(Analytics.builder("", URI.create("http://h"))
                .outside(new Outside(ClientClock.SYSTEM, () -> 0, HttpSender::new, text -> { }, Gzip.JDK, false)))
                .build()) {
            return client.config();
        }
    }

    @Test
    @DisplayName("7 every status: what it means")
    void statuses() {
        for (int status = 200; status < 600; status++) {
            RetryRule.Meaning expected = status < 300 ? RetryRule.Meaning.SUCCESS
                    : Set.of(408, 429, 500, 502, 503, 504).contains(status) ? RetryRule.Meaning.RETRY
                    : status == 413 ? RetryRule.Meaning.SPLIT : RetryRule.Meaning.TERMINAL;
            assertEquals(expected, RetryRule.meaning(status), "status " + status);
        }
    }

    @Test
    @DisplayName("R07 delays double to the ceiling; the first is not doubled; jitter in its bounds over 10^5 draws")
    void delays() {
        AnalyticsConfig config = config(builder -> builder);
        Random random = new Random(7);
        for (int attempt = 1; attempt <= 100; attempt++) {
            long base = (long) Math.min(200 * Math.pow(2, attempt - 1), 30_000) * 1_000_000;
            assertEquals(base, RetryRule.delayNanos(config, attempt, OptionalLong.empty(), 0));
            for (int draw = 0; draw < 1_000; draw++) {
                long delay = RetryRule.delayNanos(config, attempt, OptionalLong.empty(), random.nextDouble());
                assertTrue(delay >= base && delay < base * 1.25 + 1, "delay " + delay);
            }
        }
    }

    @Test
    @DisplayName("7 never shorter than the server's wait nor ours; its ceiling is retryMaxBackoff")
    void serversWait() {
        AnalyticsConfig config = config(builder -> builder.retryJitter(1));
        assertEquals(3_000_000_000L, RetryRule.delayNanos(config, 1, OptionalLong.of(3_000), 0));
        assertEquals(200_000_000L, RetryRule.delayNanos(config, 1, OptionalLong.of(5), 0));
        assertEquals(30_000_000_000L, RetryRule.delayNanos(config, 1, OptionalLong.of(Long.MAX_VALUE), 0));
        assertEquals(4_500_000_000L, RetryRule.delayNanos(config, 1, OptionalLong.of(3_000), 0.5));
    }

    @Test
    @DisplayName("R16 greatest durations: no overflow, no delay above a day")
    void greatest() {
        AnalyticsConfig config = config(builder -> builder.retryInitialBackoff(Duration.ofDays(900_000))
                .retryMaxBackoff(Duration.ofSeconds(Long.MAX_VALUE)).retryJitter(1).maxAttempts(100)
                .flushInterval(Duration.ofDays(1_000)).requestTimeout(Duration.ofDays(1_000)));
        long day = Duration.ofDays(1).toNanos();
        for (int attempt : List.of(1, 50, 100)) {
            assertEquals(day, RetryRule.delayNanos(config, attempt, OptionalLong.of(Long.MAX_VALUE), 0.999));
        }
        assertEquals(Duration.ofDays(1), config.flushInterval());
        Rig rig = Rig.of(builder -> builder.flushInterval(Duration.ofDays(1_000)).requestTimeout(Duration.ofDays(9))
                .closeTimeout(Duration.ofSeconds(Long.MAX_VALUE)));
        rig.sender.byHand();
        rig.capture(1);
        rig.pass(Duration.ofDays(1));
        assertEquals(1, rig.requests());
        rig.client.lifecycle().startClose(Duration.ofDays(1).toNanos());
        rig.turn();
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertEquals(1, rig.stats().delivered());
    }

    @ParameterizedTest(name = "R15 Retry-After {0}: {1} ms")
    @CsvSource(value = {"3;3000", " 120 ;120000", "9223372036854775808;9223372036854775807", "007;7000",
        "10000000000000000;9223372036854775807", "999999999999;999999999999000",
        "1000000000000000000000000000000;9223372036854775807", "soon;-1", "-1;-1", "1.5;-1", "0;-1", "'';-1", "١;-1",
        "Sun, 01 Mar 2026 12:00:07 GMT;7000", "Sunday, 01-Mar-26 12:00:07 GMT;7000", "Sun Mar  1 12:00:07 2026;7000",
        "Sun, 01 Mar 2026 11:59:59 GMT;-1", "Sun, 01 Mar 2026 12:00:00 GMT;-1", "2026-03-01T12:00:07Z;-1"},
        delimiter = ';')
    void retryAfter(String given, long millis) {
        assertEquals(millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis), read(Map.of("Retry-After", given)));
    }

    private static OptionalLong read(Map<String, String> headers) {
        return RetryAfter.millis(name -> Optional.ofNullable(headers.get(name)), NOW);
    }

    @Test
    @DisplayName("R15 a date is taken against the answer's own Date, if that can be read; two digits are near years")
    void againstTheServersClock() {
        String until = "Sun, 01 Mar 2026 12:00:07 GMT";
        assertEquals(OptionalLong.of(2_000),
                read(Map.of("Retry-After", until, "Date", "Sun, 01 Mar 2026 12:00:05 GMT")));
        assertEquals(OptionalLong.of(7_000), read(Map.of("Retry-After", until, "Date", "yesterday")));
        assertEquals(OptionalLong.empty(), read(Map.of()));
        assertEquals(Optional.of(Instant.parse("1994-11-06T08:49:37Z")),
                RetryAfter.date("Sunday, 06-Nov-94 08:49:37 GMT", NOW));
        assertEquals(Optional.of(Instant.parse("2070-11-06T08:49:37Z")),
                RetryAfter.date("Thursday, 06-Nov-70 08:49:37 GMT", NOW));
    }

    @Test
    @DisplayName("7 Retry-After also counts on a 408, 429, 500, 502 and 504; u = 0.5 of jitter 0.25 adds an eighth")
    void jitterInARun() {
        Rig rig = Rig.of(builder -> builder.wire(WireFormat.V0).retryJitter(0.25));
        rig.draws(0.5);
        rig.sender.then(500);
        rig.capture(1).flush();
        rig.pass(10_000);
        assertEquals(List.of(225L), rig.gaps());
    }
}
