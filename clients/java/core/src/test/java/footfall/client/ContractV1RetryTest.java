package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract of wire v1: what comes again and what does not, in virtual time.
class ContractV1RetryTest {
    /// n events, a flush and ten seconds before a server that answers so.
    private static Rig after(UnaryOperator<AnalyticsBuilder> knobs, int n, Reply... replies) {
        Rig rig = Rig.of(builder -> knobs.apply(builder.flushAt(10)));
        rig.sender.then(replies);
        rig.capture(n).flush();
        return rig.pass(10_000);
    }

    private static Rig after(int n, Reply... replies) {
        return after(builder -> builder, n, replies);
    }

    private static Reply[] statuses(int... statuses) {
        List<Reply> replies = new ArrayList<>();
        for (int status : statuses) {
            replies.add(Reply.status(status));
        }
        return replies.toArray(Reply[]::new);
    }

    private static List<String> headers(Rig rig, String name) {
        return rig.sender.sent().stream().map(sent -> sent.header(name).orElseThrow()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-41 preserves_uuid_on_retry,1", "V1-42 preserves_timestamp_on_retry,1",
        "V1-43 preserves_uuid_and_timestamp_on_batch_retry,3"})
    void preservesOnRetry(String id, int events) {
        Rig rig = after(events, statuses(503, 200));
        assertEquals(2, rig.requests(), id);
        assertEquals(events, rig.sender.sent(0).ids().stream().distinct().count(), id);
        assertEquals(rig.sender.sent(0).ids(), rig.sender.sent(1).ids());
        assertEquals(rig.sender.sent(0).all("timestamp"), rig.sender.sent(1).all("timestamp"));
        assertEquals(rig.sender.sent(0).root(), rig.sender.sent(1).root());
    }

    @Test
    @DisplayName("V1-46 attempt_header_increments_on_retry")
    void attemptsOnRetry() {
        assertEquals(List.of("1", "2", "3"), headers(after(1, statuses(503, 503, 200)), "PostHog-Attempt"));
    }

    @Test
    @DisplayName("V1-47 request_id_preserved_on_retry")
    void requestIdOnRetry() {
        List<String> ids = headers(after(1, statuses(503, 200)), "PostHog-Request-Id");
        assertEquals(List.of(ids.get(0), ids.get(0)), ids);
    }

    @Test
    @DisplayName("V1-49 request_timestamp_changes_on_retry")
    void timestampOnRetry() {
        Rig rig = after(1, statuses(503, 503, 200));
        List<Instant> times = headers(rig, "PostHog-Request-Timestamp").stream().map(Instant::parse).toList();
        assertEquals(times.stream().distinct().sorted().toList(), times);
        assertEquals(3, times.size());
    }

    @Test
    @DisplayName("V1-49 the timestamps differ even if no time passes")
    void timestampsDifferOnABrokenClock() {
        Rig rig = Rig.v1();
        rig.sender.then(Reply.failure(new java.io.IOException("reset")));
        rig.capture(1).flush();
        rig.clock.step(java.time.Duration.ofHours(-1));
        rig.flush();
        List<Instant> times = headers(rig, "PostHog-Request-Timestamp").stream().map(Instant::parse).toList();
        assertEquals(times.get(0).plusMillis(1), times.get(1));
    }

    /// What the mock answers to a right request, and what we make of it.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"V1-50 success_response_has_uuid_keyed_results,ok,1",
        "V1-51 success_response_has_ok_for_each_event,ok ok ok,3",
        "V1-52 success_no_retry_after_when_all_ok,ok ok,2", "V1-54 success_no_retry_after_when_drop_only,ok drop,1",
        "V1-55 response_echoes_request_id,ok,1"})
    void oneAnswerSettles(String id, String words, int delivered) {
        String[] results = words.split(" ");
        Rig rig = after(results.length, Reply.results(results));
        assertEquals(1, rig.requests(), id);
        assertEquals(delivered, rig.stats().delivered(), id);
        assertEquals(0, rig.stats().pending() + rig.stats().unconfirmed(), id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-56 retries_on_408,408", "V1-57 retries_on_500,500", "V1-59 retries_on_504,504",
        "502,502", "429,429"})
    void retries(String id, int status) {
        Rig rig = after(1, statuses(status, 200));
        assertEquals(2, rig.requests(), id);
        assertEquals(1, rig.stats().delivered());
    }

    @Test
    @DisplayName("V1-60 retryable_errors_have_retry_after: both waits are the server's second")
    void retriesTwiceOn503() {
        Rig rig = after(1, statuses(503, 503, 200));
        assertEquals(List.of(1_000L, 1_000L), rig.gaps());
        assertEquals(1, rig.stats().delivered());
    }

    @Test
    @DisplayName("V1-58 retries_on_503")
    void retriesOn503() {
        Rig rig = after(1, statuses(503, 503, 200));
        assertEquals(3, rig.requests());
        assertEquals(1, rig.stats().delivered());
    }

    @Test
    @DisplayName("V1-61 respects_retry_after_on_retryable_error")
    void respectsRetryAfter() {
        assertEquals(List.of(3_000L), after(1, Reply.status(503, "3")).gaps());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-62 does_not_retry_on_400,400", "V1-63 does_not_retry_on_401,401", "V1-64 does_not_retry_on_402,402",
        "V1-65 does_not_retry_on_413,413", "V1-66 does_not_retry_on_415,415",
        "V1-67 non_retryable_errors_have_no_retry_after,401",
        "V1-86 does_not_retry_on_unknown_4xx,403"})
    void doesNotRetry(String id, int status) {
        Rig rig = after(1, statuses(status));
        assertEquals(1, rig.requests(), id);
        assertEquals(1, rig.stats().rejected());
    }

    @Test
    @DisplayName("V1-68 implements_backoff")
    void implementsBackoff() {
        Rig rig = after(builder -> builder.maxAttempts(4), 1, statuses(503, 503, 503, 200));
        assertEquals(4, rig.requests());
        assertTrue(rig.gaps().get(0) >= 100);
        assertEquals(1, rig.stats().delivered());
    }

    @Test
    @DisplayName("V1-69 max_retries_respected")
    void maxRetriesRespected() {
        Rig rig = after(builder -> builder.maxAttempts(4), 1, statuses(503, 503, 503, 503, 503));
        assertEquals(4, rig.requests());
        assertEquals(1, rig.stats().failed());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"V1-70 handles_200_full_success,ok,1 0 0 0", "V1-71 handles_200_with_all_ok,ok ok ok,3 0 0 0",
        "V1-72 does_not_retry_dropped_events,drop drop,0 2 0 0",
        "V1-73 does_not_retry_limited_events,ok limited,2 0 0 1",
        "V1-81 unknown_result_treated_as_terminal,ok unknown_future_result,1 0 1 0",
        "V1-82 mixed_ok_drop_limited_no_retry,ok drop limited ok,3 1 0 1", "warning is delivered,warning ok,2 0 0 0"})
    void settlesAtOnce(String id, String words, String counts) {
        String[] results = words.split(" ");
        Rig rig = after(results.length, Reply.results(results));
        assertEquals(1, rig.requests(), id);
        ClientStats stats = rig.stats();
        assertEquals(counts, stats.delivered() + " " + stats.rejected() + " " + stats.unconfirmed() + " "
                + stats.limited());
        assertEquals(0, stats.pending());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"V1-74 prunes_ok_events_on_partial_retry,ok retry",
        "V1-75 prunes_dropped_events_on_partial_retry,drop retry",
        "V1-76 retries_only_retry_events_from_partial,ok drop retry", "V1-77 partial_retry_preserves_uuids,ok retry",
        "V1-78 partial_retry_attempt_header_increments,ok retry",
        "V1-79 partial_retry_request_id_preserved,ok retry", "two,retry ok retry"})
    void prunes(String id, String words) {
        String[] results = words.split(" ");
        Rig rig = after(results.length, Reply.results(results));
        assertEquals(2, rig.requests(), id);
        List<String> again = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            if (results[i].equals("retry")) {
                again.add(rig.sender.sent(0).ids().get(i));
            }
        }
        assertEquals(again, rig.sender.sent(1).ids());
        assertEquals(List.of("1", "2"), headers(rig, "PostHog-Attempt"));
        assertEquals(1, headers(rig, "PostHog-Request-Id").stream().distinct().count());
        assertEquals(rig.sender.sent(0).root().get("created_at"), rig.sender.sent(1).root().get("created_at"));
        assertEquals(results.length, rig.stats().delivered() + rig.stats().rejected());
    }

    @Test
    @DisplayName("V1-53 success_retry_after_present_when_retry_events: its second is waited for")
    void waitsForThePartialRetry() {
        assertEquals(List.of(1_000L), after(2, Reply.results("ok", "retry")).gaps());
    }

    @Test
    @DisplayName("V1-80 respects_retry_after_on_partial")
    void respectsRetryAfterOnPartial() {
        assertEquals(List.of(3_000L), after(2, Reply.results("ok", "retry").with("Retry-After", "3")).gaps());
    }

    @Test
    @DisplayName("R23 retry on the last attempt: failed")
    void retryOnTheLastAttempt() {
        Rig rig = after(builder -> builder.maxAttempts(2), 2, Reply.results("ok", "retry"), Reply.results("retry"));
        assertEquals(2, rig.requests());
        assertEquals(1, rig.stats().failed());
        assertEquals(1, rig.stats().delivered());
        assertEquals(0, rig.stats().pendingBytes());
    }

    @Test
    @DisplayName("R22 202 and 207 read like 200; 204, empty, broken, foreign bodies: unconfirmed, never again")
    void oddSuccesses() {
        for (int status : List.of(202, 207)) {
            Rig rig = Rig.v1();
            Event event = Event.of("u", "e", Map.of());
            rig.client.capture(event);
            rig.sender.then(Reply.body(status, "{\"results\":{\"" + event.id() + "\":{\"result\":\"ok\"}}}"));
            rig.flush();
            assertEquals(1, rig.stats().delivered());
        }
        for (String body : List.of("", "{", "[]", "{\"results\":[]}", "{\"results\":{}}", "null", "{\"results\":{}} x",
                "{\"results\":{\"a\":{\"result\":\"ok\"}}}")) {
            Rig rig = after(2, Reply.body(200, body));
            assertEquals(1, rig.requests());
            assertEquals(2, rig.stats().unconfirmed(), body);
            assertEquals(1, rig.warnings.size());
        }
        assertEquals(2, after(2, Reply.body(204, "")).stats().unconfirmed());
    }

    @Test
    @DisplayName("R21 v1: same request id and created_at, attempt + 1, new timestamp; v0: the same bytes")
    void whatARetryKeeps() {
        Rig rig = Rig.of(builder -> builder.wire(WireFormat.V0).compression(Compression.GZIP));
        rig.sender.then(503, 200);
        rig.capture(5).flush();
        rig.pass(1_000);
        assertEquals(java.util.HexFormat.of().formatHex(rig.sender.sent(0).raw()),
                java.util.HexFormat.of().formatHex(rig.sender.sent(1).raw()));
        assertNotEquals(0, rig.sender.sent(1).nanos() - rig.sender.sent(0).nanos());
    }
}
