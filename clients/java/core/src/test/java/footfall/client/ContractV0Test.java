package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract of wire v0, behaviour by behaviour, in virtual time.
class ContractV0Test {
    private static final String SAME_INSTANT = "2025-01-02T08:34:05+05:30";

    private static Rig rig(UnaryOperator<AnalyticsBuilder> knobs) {
        return Rig.of(builder -> knobs.apply(builder.wire(WireFormat.V0)));
    }

    private static Rig rig() {
        return rig(builder -> builder);
    }

    private static Rig sent(Rig rig) {
        rig.client.capture("test_user", "test_event");
        rig.flush();
        return rig;
    }

    @Test
    @DisplayName("V0-01 format_validation.event_has_required_fields")
    void eventHasRequiredFields() {
        Rig rig = sent(rig(builder -> builder.flushAt(1)));
        assertEquals(1, rig.requests());
        assertEquals("test_event", rig.sender.sent(0).event().get("event"));
        assertEquals("test_user", rig.sender.sent(0).event().get("distinct_id"));
    }

    @Test
    @DisplayName("V0-02 format_validation.event_has_uuid")
    void eventHasUuid() {
        String id = sent(rig()).sender.sent(0).ids().get(0);
        assertEquals(id, UUID.fromString(id).toString());
        assertEquals(7, UUID.fromString(id).version());
    }

    @Test
    @DisplayName("V0-03 format_validation.event_has_lib_properties")
    void eventHasLibProperties() {
        Map<?, ?> properties = sent(rig()).sender.sent(0).properties();
        assertEquals("footfall-java", properties.get("$lib"));
        assertEquals(Version.VERSION, properties.get("$lib_version"));
        assertEquals(List.of(0.0, 1.0, 0.0), List.of(properties.get("$lib_version__major"),
                properties.get("$lib_version__minor"), properties.get("$lib_version__patch")));
        assertEquals(System.getProperty("os.name"), properties.get("$os"));
        assertEquals(true, properties.get("$is_server"));
    }

    @Test
    @DisplayName("V0-04 format_validation.distinct_id_is_string")
    void distinctIdIsString() {
        Rig rig = rig();
        rig.client.capture("test_user_123", "test_event");
        rig.flush();
        assertEquals("test_user_123", rig.sender.sent(0).event().get("distinct_id"));
    }

    @Test
    @DisplayName("V0-05 format_validation.token_is_present")
    void tokenIsPresent() {
        Sent sent = sent(rig()).sender.sent(0);
        assertEquals("phc_test_key", sent.root().get("api_key"));
        assertFalse(sent.header("Authorization").isPresent());
        assertEquals(1, sent.text().split("phc_test_key", -1).length - 1, "the key stands at the root alone");
    }

    @Test
    @DisplayName("V0-06 format_validation.custom_properties_preserved")
    void customPropertiesPreserved() {
        Rig rig = rig();
        rig.client.capture("test_user", "test_event",
                Map.of("custom_string", "hello", "custom_number", 42, "custom_bool", true));
        rig.flush();
        Map<?, ?> properties = rig.sender.sent(0).properties();
        assertEquals("hello", properties.get("custom_string"));
        assertEquals(42.0, properties.get("custom_number"));
        assertEquals(true, properties.get("custom_bool"));
        assertTrue(rig.sender.sent(0).text().contains("\"custom_number\":42"));
    }

    @Test
    @DisplayName("V0-07 format_validation.event_has_timestamp")
    void eventHasTimestamp() {
        assertEquals("2026-03-01T12:00:00.000Z", sent(rig()).sender.sent(0).event().get("timestamp"));
    }

    @Test
    @DisplayName("V0-08 format_validation.non_utc_event_timestamp_is_converted_to_utc")
    void nonUtcTimestampIsConverted() {
        Rig rig = rig(builder -> builder.flushAt(1));
        rig.client.capture(Event.builder("test_user", "test_event").property("timestamp_like", SAME_INSTANT)
                .timestamp(OffsetDateTime.parse(SAME_INSTANT)).build());
        rig.flush();
        assertEquals("2025-01-02T03:04:05.000Z", rig.sender.sent(0).event().get("timestamp"));
        assertEquals(SAME_INSTANT, rig.sender.sent(0).properties().get("timestamp_like"));
    }

    @Test
    @DisplayName("V0-09 retry_behavior.retries_on_503")
    void retriesOn503() {
        Rig rig = rig();
        rig.sender.then(503, 503, 200);
        sent(rig).pass(5_000);
        assertEquals(3, rig.requests());
        assertEquals(List.of(200L, 400L), rig.gaps());
        assertEquals(1, rig.stats().delivered());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"V0-10 retry_behavior.does_not_retry_on_400,400", "V0-11 retry_behavior.does_not_retry_on_401,401",
        "V0-28 error_handling.does_not_retry_on_403,403", "V0-29 error_handling.does_not_retry_on_413,413"})
    void doesNotRetry(String id, int status) {
        Rig rig = rig();
        rig.sender.then(status);
        sent(rig).pass(2_000);
        assertEquals(1, rig.requests(), id);
        assertEquals(1, rig.stats().rejected());
        assertEquals(1, rig.warnings.size());
        assertTrue(rig.warnings.get(0).contains("1 events") && rig.warnings.get(0).contains("status " + status));
    }

    @Test
    @DisplayName("V0-12 retry_behavior.respects_retry_after_header")
    void respectsRetryAfter() {
        Rig rig = rig();
        rig.sender.then(Reply.status(429, "3"));
        sent(rig).pass(5_000);
        assertEquals(List.of(3_000L), rig.gaps());
    }

    @Test
    @DisplayName("V0-13 retry_behavior.implements_backoff")
    void implementsBackoff() {
        Rig rig = rig();
        rig.sender.then(503, 503, 503, 200);
        sent(rig).pass(15_000);
        assertEquals(List.of(200L, 400L), rig.gaps());
        assertEquals(1, rig.stats().failed());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V0-14 retry_behavior.retries_on_500,500", "V0-15 retry_behavior.retries_on_502,502",
        "V0-16 retry_behavior.retries_on_504,504", "V0-30 error_handling.retries_on_408,408",
        "429 without Retry-After,429"})
    void retries(String id, int status) {
        Rig rig = rig();
        rig.sender.then(status, 200);
        sent(rig).pass(5_000);
        assertEquals(2, rig.requests(), id);
        assertEquals(1, rig.stats().delivered());
        assertEquals(1, rig.stats().retries());
    }

    @Test
    @DisplayName("V0-17 retry_behavior.max_retries_respected")
    void maxRetriesRespected() {
        Rig rig = rig(builder -> builder.maxAttempts(4));
        rig.sender.then(503, 503, 503, 503, 503);
        sent(rig).pass(15_000);
        assertEquals(4, rig.requests());
        assertEquals(1, rig.stats().failed());
    }

    @Test
    @DisplayName("V0-18 deduplication.generates_unique_uuids")
    void generatesUniqueUuids() {
        Rig rig = rig().capture(5);
        rig.flush();
        assertEquals(5, new HashSet<>(rig.sender.sent(0).ids()).size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V0-19 deduplication.preserves_uuid_on_retry,1", "V0-20 preserves_uuid_and_timestamp_on_retry,1",
        "V0-21 deduplication.preserves_uuid_and_timestamp_on_batch_retry,3"})
    void preservesOnRetry(String id, int events) {
        Rig rig = rig(builder -> builder.flushAt(10));
        rig.sender.then(503, 503, 200);
        rig.capture(events).flush();
        rig.pass(10_000);
        assertEquals(3, rig.requests(), id);
        for (Sent sent : rig.sender.sent()) {
            assertEquals(rig.sender.sent(0).ids(), sent.ids());
            assertEquals(rig.sender.sent(0).all("timestamp"), sent.all("timestamp"));
            assertEquals(events, new HashSet<>(sent.ids()).size());
        }
    }

    @Test
    @DisplayName("V0-22 deduplication.no_duplicate_events_in_batch")
    void noDuplicateEventsInBatch() {
        Rig rig = rig(builder -> builder.flushAt(10)).capture(5);
        rig.flush();
        assertEquals(1, rig.requests());
        assertEquals(5, new HashSet<>(rig.sender.sent(0).ids()).size());
    }

    @Test
    @DisplayName("V0-23 deduplication.different_events_have_different_uuids")
    void differentEventsHaveDifferentUuids() {
        Rig rig = rig();
        rig.client.capture("test_user", "test_event", Map.of("key", "value"));
        rig.client.capture("test_user", "test_event", Map.of("key", "value"));
        rig.flush();
        assertEquals(2, new HashSet<>(rig.sender.sent(0).ids()).size());
    }

    @Test
    @DisplayName("V0-24 compression.sends_gzip_when_enabled")
    void sendsGzipWhenEnabled() {
        Rig rig = sent(rig(builder -> builder.compression(Compression.GZIP)));
        assertEquals("gzip", rig.sender.sent(0).header("Content-Encoding").orElseThrow());
        assertEquals("/batch/?compression=gzip", rig.sender.sent(0).path());
        assertEquals("test_event", rig.sender.sent(0).event().get("event"));
    }

    @Test
    @DisplayName("V0-25 batch_format.uses_proper_batch_structure")
    void usesProperBatchStructure() {
        Sent sent = sent(rig()).sender.sent(0);
        assertEquals(List.of("api_key", "historical_migration", "sent_at", "batch"), List.copyOf(sent.root().keySet()));
        assertEquals(false, sent.root().get("historical_migration"));
        assertEquals(true, sent(rig(builder -> builder.historicalMigration(true))).sender.sent(0).root()
                .get("historical_migration"));
        assertEquals(List.of("uuid", "event", "distinct_id", "timestamp", "properties"),
                List.copyOf(sent.event().keySet()));
        assertEquals(ManualClock.START, Instant.parse(sent.root().get("sent_at").toString()));
        assertEquals("/batch/", sent.path());
        assertEquals("application/json", sent.header("Content-Type").orElseThrow());
        assertTrue(sent.header("User-Agent").orElseThrow().startsWith("footfall-java/"));
        assertFalse(sent.header("Content-Encoding").isPresent());
    }

    @Test
    @DisplayName("V0-26 batch_format.flush_with_no_events_sends_nothing")
    void flushWithNoEventsSendsNothing() {
        Rig rig = rig();
        assertTrue(rig.client.flush(java.time.Duration.ofSeconds(1)));
        assertTrue(rig.flush());
        assertEquals(0, rig.requests());
    }

    @Test
    @DisplayName("V0-27 batch_format.multiple_events_batched_together")
    void multipleEventsBatchedTogether() {
        Rig rig = rig(builder -> builder.flushAt(10)).capture(5);
        rig.flush();
        assertEquals(1, rig.requests());
        assertEquals(List.of("e0", "e1", "e2", "e3", "e4"), rig.sender.sent(0).names());
    }
}
