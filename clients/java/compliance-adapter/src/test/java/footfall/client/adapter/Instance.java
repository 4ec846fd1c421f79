package footfall.client.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.client.Analytics;
import footfall.client.AnalyticsBuilder;
import footfall.client.ClientStats;
import footfall.client.Compression;
import footfall.client.Event;
import footfall.client.EventBuilder;
import footfall.client.EventOptions;
import footfall.client.WatchedSender;
import footfall.client.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One client, as the contract's runner wants it. Thread-safe.
final class Instance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BARRIER = Duration.ofSeconds(60);

    private final WatchedSender.Log log = new WatchedSender.Log();
    private final Analytics client;

    /// @param testId sent as a header with each request, if it is given
    Instance(WireFormat wire, JsonNode init, Optional<String> testId) {
        AnalyticsBuilder builder = Analytics.builder(init.path("api_key").asText(),
                URI.create(init.path("host").asText())).wire(wire).closeOnExit(false);
        testId.ifPresent(id -> builder.header("X-Test-Id", id));
        given(init, "flush_at").ifPresent(value -> builder.flushAt(value.asInt()));
        given(init, "flush_interval_ms")
                .ifPresent(value -> builder.flushInterval(Duration.ofMillis(Math.max(1, value.asLong()))));
        given(init, "max_retries").ifPresent(value -> builder.maxAttempts(value.asInt() + 1));
        builder.compression(init.path("enable_compression").asBoolean(false) ? Compression.GZIP : Compression.NONE);
        given(init, "disable_geoip").ifPresent(value -> builder.disableGeoip(value.asBoolean()));
        given(init, "historical_migration").ifPresent(value -> builder.historicalMigration(value.asBoolean()));
        this.client = WatchedSender.build(builder, log);
    }

    private static Optional<JsonNode> given(JsonNode init, String name) {
        return init.hasNonNull(name) ? Optional.of(init.get(name)) : Optional.empty();
    }

    /// The id that goes on the wire.
    String capture(JsonNode wanted) {
        EventBuilder event = Event.builder(wanted.path("distinct_id").asText(), wanted.path("event").asText());
        if (wanted.path("properties").isObject()) {
            Map<?, ?> properties = JSON.convertValue(wanted.get("properties"), LinkedHashMap.class);
            properties.forEach((key, value) -> event.property(String.valueOf(key), value));
        }
        if (wanted.hasNonNull("timestamp")) {
            event.timestamp(OffsetDateTime.parse(wanted.get("timestamp").asText()));
        }
        event.options(options(wanted.path("options")));
        Event made = event.build();
        client.capture(made);
        return made.id().toString();
    }

    private static EventOptions options(JsonNode given) {
        EventOptions options = EventOptions.NONE;
        if (given.hasNonNull("cookieless_mode")) {
            options = options.withCookielessMode(given.get("cookieless_mode").asBoolean());
        }
        if (given.hasNonNull("disable_skew_correction")) {
            options = options.withDisableSkewCorrection(given.get("disable_skew_correction").asBoolean());
        }
        if (given.hasNonNull("process_person_profile")) {
            options = options.withProcessPersonProfile(given.get("process_person_profile").asBoolean());
        }
        return given.hasNonNull("product_tour_id")
                ? options.withProductTourId(given.get("product_tour_id").asText()) : options;
    }

    /// How many events were settled by it.
    long flush() {
        ClientStats before = client.stats();
        client.flush(BARRIER);
        ClientStats after = client.stats();
        return Math.max(0, before.pending() - after.pending());
    }

    Map<String, Object> state() {
        ClientStats stats = client.stats();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("pending_events", stats.pending());
        state.put("total_events_captured", stats.captured());
        state.put("total_events_sent", stats.delivered());
        state.put("total_retries", stats.retries());
        state.put("last_error", stats.lastError());
        state.put("requests_made", requests(log.all()));
        return state;
    }

    private static List<Map<String, Object>> requests(List<WatchedSender.Seen> seen) {
        return seen.stream().map(one -> Map.<String, Object>of("timestamp_ms", one.timestampMs(),
                "status_code", one.status(), "retry_attempt", one.retryAttempt(), "event_count", one.eventCount(),
                "uuid_list", one.uuids())).toList();
    }

    /// Ends it, sending nothing.
    void end() {
        client.close(Duration.ZERO);
    }
}
