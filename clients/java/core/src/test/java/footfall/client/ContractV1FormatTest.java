package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of wire v1: what a request looks like, in virtual time.
class ContractV1FormatTest {
    private static final String RFC_3339_UTC =
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)$";

    /// One request of n equal events.
    private static Sent sent(int n, UnaryOperator<AnalyticsBuilder> knobs, UnaryOperator<EventBuilder> event) {
        Rig rig = Rig.of(builder -> knobs.apply(builder.flushAt(n)));
        for (int i = 0; i < n; i++) {
            rig.client.capture(event.apply(Event.builder("test_user", "test_event")).build());
        }
        rig.flush();
        assertEquals(1, rig.requests());
        assertEquals(n, rig.sender.sent(0).events().size());
        return rig.sender.sent(0);
    }

    private static Sent sent() {
        return sent(1, builder -> builder, event -> event);
    }

    @ParameterizedTest(name = "V1-01 targets_v1_endpoint: {0}")
    @EnumSource
    void targetsV1(Compression compression) {
        assertEquals("/i/v1/analytics/events", sent(1, b -> b.compression(compression), e -> e).path());
    }

    @Test
    @DisplayName("V1-02 does_not_use_legacy_endpoints")
    void doesNotUseLegacyEndpoints() {
        for (String legacy : List.of("/batch", "/e", "/capture", "/track", "/i/v0/e")) {
            assertFalse(sent().path().startsWith(legacy + "/") || sent().path().equals(legacy));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-03 has_authorization_bearer_header,Authorization,Bearer phc_test_key",
        "V1-04 has_content_type_json,Content-Type,application/json.*",
        "V1-05 has_posthog_sdk_info_format,PostHog-Sdk-Info,footfall-java/.+",
        "V1-06 has_posthog_attempt_header,PostHog-Attempt,1",
        "V1-07 has_posthog_request_id,PostHog-Request-Id,[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}",
        "V1-08 has_posthog_request_timestamp,PostHog-Request-Timestamp,2026-03-01T12:00:00.000Z",
        "V1-09 has_user_agent,User-Agent,footfall-java/.+",
        "V1-45 attempt_header_starts_at_one,PostHog-Attempt,1"})
    void hasHeader(String id, String name, String pattern) {
        String value = sent().header(name).orElseThrow();
        assertTrue(value.matches(pattern), id + ": " + value);
    }

    @Test
    @DisplayName("V1-10 body_has_created_at_and_batch")
    void bodyHasCreatedAtAndBatch() {
        assertTrue(sent().root().get("created_at").toString().matches(RFC_3339_UTC));
        assertEquals(1, ((List<?>) sent().root().get("batch")).size());
    }

    @Test
    @DisplayName("V1-11 no_api_key_in_body")
    void noApiKeyInBody() {
        assertFalse(sent().root().containsKey("api_key") || sent().root().containsKey("token"));
        assertFalse(sent().text().contains("phc_test_key"));
    }

    @Test
    @DisplayName("V1-12 no_sent_at_in_body")
    void noSentAtInBody() {
        assertFalse(sent().root().containsKey("sent_at"));
    }

    @Test
    @DisplayName("V1-38 created_at_reflects_batch_creation_time")
    void createdAtIsTheBatchs() {
        Rig rig = Rig.v1().capture(1);
        rig.clock.pass(Duration.ofSeconds(4));
        rig.flush();
        assertEquals("2026-03-01T12:00:04.000Z", rig.sender.sent(0).root().get("created_at"));
    }

    @Test
    void bodyHasNothingElse() {
        Sent sent = sent();
        assertEquals(List.of("created_at", "batch"), List.copyOf(sent.root().keySet()));
        assertEquals(List.of("event", "uuid", "distinct_id", "timestamp", "options", "properties"),
                List.copyOf(sent.event().keySet()));
    }

    private static final Map<String, Object> SET = Map.of("name", "Test User", "email", "test@example.com");
    private static final Map<String, Object> ONCE = Map.of("initial_referrer", "https://google.com");
    private static final Map<String, Object> GROUPS = Map.of("company", "posthog");

    /// A behaviour that holds for one event and, as its twin, for each of three.
    private record Case(String name, int n, Consumer<Map<?, ?>> holds) {
        static Stream<Case> of(String id, String twin, String name, Consumer<Map<?, ?>> holds) {
            return Stream.of(new Case(id + " " + name, 1, holds), new Case(twin + " " + name + "_batch", 3, holds));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> events() {
        return Stream.of(
                Case.of("V1-13", "V1-24", "event_has_required_root_fields", event -> assertEquals(
                        List.of("event", "uuid", "distinct_id", "timestamp"),
                        List.copyOf(event.keySet()).subList(0, 4))),
                Case.of("V1-14", "V1-25", "event_uuid_is_valid", event -> assertEquals(event.get("uuid"),
                        UUID.fromString(event.get("uuid").toString()).toString())),
                Case.of("V1-15", "V1-26", "event_timestamp_is_rfc3339", event ->
                        assertTrue(event.get("timestamp").toString().matches(RFC_3339_UTC))),
                Case.of("V1-17", "V1-27", "distinct_id_is_string", event ->
                        assertEquals("test_user", event.get("distinct_id"))),
                Case.of("V1-18", "V1-28", "distinct_id_at_root_not_properties", event -> assertFalse(
                        event.get("distinct_id") == null || properties(event).containsKey("distinct_id"))),
                Case.of("V1-19", "V1-29", "custom_properties_preserved", event -> assertEquals(
                        List.of("hello", 42.0, true), List.of(properties(event).get("custom_string"),
                        properties(event).get("custom_number"), properties(event).get("custom_bool")))),
                Case.of("V1-20", "V1-30", "set_properties_preserved", event ->
                        assertEquals(SET, properties(event).get("$set"))),
                Case.of("V1-21", "V1-31", "set_once_properties_preserved", event ->
                        assertEquals(ONCE, properties(event).get("$set_once"))),
                Case.of("V1-22", "V1-32", "groups_properties_preserved", event ->
                        assertEquals(GROUPS, properties(event).get("$groups")))).flatMap(twins -> twins);
    }

    private static Map<?, ?> properties(Map<?, ?> event) {
        return (Map<?, ?>) event.get("properties");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everyEvent(Case one) {
        sent(one.n, builder -> builder, event -> event.property("custom_string", "hello").property("custom_number", 42)
                .property("custom_bool", true).property("$set", SET).property("$set_once", ONCE)
                .property("$groups", GROUPS)).events().forEach(one.holds);
    }

    @Test
    @DisplayName("V1-16 non_utc_event_timestamp_is_converted_to_utc")
    void nonUtcTimestampIsConverted() {
        String time = "2025-01-02T08:34:05+05:30";
        Sent sent = sent(1, builder -> builder,
                event -> event.timestamp(OffsetDateTime.parse(time)).property("timestamp_like", time));
        assertEquals("2025-01-02T03:04:05.000Z", sent.event().get("timestamp"));
        assertEquals(time, sent.properties().get("timestamp_like"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-23 sdk_generates_uuid_if_not_provided,1", "V1-33 sdk_generates_uuid_if_not_provided_batch,3",
        "V1-39 generates_unique_uuids,5", "V1-40 different_events_same_content_different_uuids,2",
        "V1-44 no_duplicate_events_in_batch,10"})
    void idsAreMade(String id, int n) {
        List<String> ids = sent(n, builder -> builder, event -> event.property("k", "v")).ids();
        assertEquals(n, new HashSet<>(ids).size(), id);
        ids.forEach(one -> assertEquals(one, UUID.fromString(one).toString(), id));
    }

    @Test
    @DisplayName("V1-34 multiple_events_in_single_batch")
    void eventsTravelTogether() {
        Rig rig = Rig.of(builder -> builder.flushAt(10)).capture(5);
        rig.flush();
        assertEquals(1, rig.requests());
        assertEquals(5, rig.sender.sent(0).events().size());
    }

    @Test
    @DisplayName("V1-35 batch_envelope_smoke")
    void batchEnvelope() {
        Rig rig = Rig.of(builder -> builder.flushAt(4)).capture(4);
        rig.flush();
        assertEquals(1, rig.requests());
        assertEquals(4, rig.sender.sent(0).events().size());
        assertEquals("Bearer phc_test_key", rig.sender.sent(0).header("Authorization").orElseThrow());
        assertTrue(rig.sender.sent(0).root().get("created_at").toString().matches(RFC_3339_UTC));
    }

    @Test
    @DisplayName("V1-36 flush_with_no_events_sends_nothing")
    void flushWithNoEvents() {
        Rig rig = Rig.v1();
        rig.flush();
        assertEquals(0, rig.requests());
    }

    @Test
    @DisplayName("V1-37 flush_at_triggers_batch")
    void flushAtTriggersBatch() {
        Rig rig = Rig.of(builder -> builder.flushAt(3)).capture(2);
        rig.turn();
        assertEquals(0, rig.requests());
        rig.capture(1).turn();
        assertEquals(1, rig.requests());
        assertEquals(3, rig.sender.sent(0).events().size());
    }

    @Test
    @DisplayName("V1-48 different_requests_have_different_request_ids")
    void requestIdsDiffer() {
        Rig rig = Rig.of(builder -> builder.flushAt(1));
        rig.capture(1).flush();
        rig.capture(1).flush();
        assertNotEquals(rig.sender.sent(0).header("PostHog-Request-Id"),
                rig.sender.sent(1).header("PostHog-Request-Id"));
    }

    private static Sent zipped() {
        return sent(1, builder -> builder.compression(Compression.GZIP), event -> event);
    }

    @Test
    @DisplayName("V1-83 sends_gzip_content_encoding")
    void bodiesAreGzipped() {
        assertEquals("gzip", zipped().header("Content-Encoding").orElseThrow());
    }

    @Test
    @DisplayName("V1-85 compressed_body_is_decompressible")
    void bodiesAreDecompressible() {
        assertEquals(0x1F, zipped().raw()[0]);
        assertEquals("test_event", zipped().event().get("event"));
    }

    @Test
    @DisplayName("V1-84 no_content_encoding_when_disabled")
    void bodiesAreNotGzipped() {
        assertFalse(sent().header("Content-Encoding").isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"V1-87 cookieless_mode_override,cookieless_mode,true,1",
        "V1-88 disable_skew_correction_override,disable_skew_correction,true,1",
        "V1-89 process_person_profile_override,process_person_profile,false,1",
        "V1-90 product_tour_id_override,product_tour_id,tour_123,1",
        "V1-92 options_override_in_batch,cookieless_mode,true,3"})
    void anOptionIsSentAlone(String id, String option, String value, int n) {
        EventOptions options = switch (option) {
            case "cookieless_mode" -> EventOptions.NONE.withCookielessMode(true);
            case "disable_skew_correction" -> EventOptions.NONE.withDisableSkewCorrection(true);
            case "process_person_profile" -> EventOptions.NONE.withProcessPersonProfile(false);
            default -> EventOptions.NONE.withProductTourId("tour_123");
        };
        for (Map<?, ?> event : sent(n, builder -> builder, one -> one.options(options)).events()) {
            Map<?, ?> sent = (Map<?, ?>) event.get("options");
            assertEquals(1, sent.size(), id);
            assertEquals(value, sent.get(option).toString(), id);
        }
    }

    @Test
    @DisplayName("V1-91 unset_options_omitted")
    void unsetOptionsAreOmitted() {
        assertEquals(Map.of(), sent().options());
    }

    @Test
    @DisplayName("V1-93 geoip_disable_injected_into_properties")
    void geoipDisable() {
        assertEquals(true, sent(1, b -> b.disableGeoip(true), e -> e).properties().get("$geoip_disable"));
        assertFalse(sent().properties().containsKey("$geoip_disable"));
        assertEquals(false, sent(1, b -> b.disableGeoip(true), e -> e.property("$geoip_disable", false)).properties()
                .get("$geoip_disable"));
    }

    @Test
    @DisplayName("V1-94 historical_migration_set_in_body")
    void historicalMigration() {
        assertEquals(true, sent(1, b -> b.historicalMigration(true), e -> e).root().get("historical_migration"));
    }

    @Test
    @DisplayName("V1-95 historical_migration_absent_by_default")
    void noHistoricalMigration() {
        assertFalse(sent().root().containsKey("historical_migration"));
    }
}
