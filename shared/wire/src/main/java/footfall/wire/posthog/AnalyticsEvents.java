package footfall.wire.posthog;

import footfall.admission.Raw;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads the events of one batch of analytics, each by itself; of several reasons the first in this order is told.
final class AnalyticsEvents {
    private static final int TEXT_BYTES_MAX = 200;
    private static final int SDK_BYTES_MAX = 200;

    private final Clock clock;
    private final String sdk;

    /// @param sdk name and version of who sends
    AnalyticsEvents(Clock clock, String sdk) {
        this.clock = clock;
        this.sdk = sdk;
    }

    Batch.Line line(Raw.Members event) {
        String uuid = event.text("uuid").orElse("").strip();
        return new Batch.Line(uuid, translated(event, Values.uuid(uuid).orElseThrow()));
    }

    private Translated translated(Raw.Members event, UUID id) {
        String name = event.text("event").orElse("");
        String distinctId = event.text("distinct_id").orElse("").strip();
        Optional<Instant> timestamp = Timestamps.strict(event.text("timestamp").orElse(""));
        Raw properties = event.get("properties").orElse(Values.NULL);
        Optional<Map<String, Raw>> options = AnalyticsOptions.read(event.get("options").orElse(Values.NULL));
        if (name.equals("$performance_event")) {
            return refused("dropped_performance_event");
        }
        if (name.isBlank()) {
            return refused("missing_event_name");
        }
        if (bytes(name) > TEXT_BYTES_MAX) {
            return refused("event_name_too_long");
        }
        if (distinctId.isEmpty()) {
            return refused("missing_distinct_id");
        }
        if (bytes(distinctId) > TEXT_BYTES_MAX) {
            return refused("distinct_id_too_large");
        }
        if (timestamp.isEmpty()) {
            return refused("invalid_event_timestamp");
        }
        if (!properties.isNull() && !(properties instanceof Raw.Members)) {
            return refused("malformed_event_properties");
        }
        return options.map(own -> Translation.of(new Sent(name, distinctId, id.toString(),
                moment(timestamp.get(), own), new Told(properties(event, Values.members(properties), own)))))
                .orElseGet(() -> refused("invalid_options"));
    }

    /// A time that is not to be corrected is believed however far ahead it is.
    private Clock.Moment moment(Instant timestamp, Map<String, Raw> options) {
        Instant at = clock.corrected(timestamp);
        boolean asSaid = Values.flag(true).equals(options.get(Known.IGNORE_SENT_AT.wire()));
        boolean ahead = Duration.between(clock.now(), at).compareTo(Translation.CLOCK_AHEAD_MAX) > 0;
        return Clock.Moment.of(asSaid ? timestamp : ahead ? clock.now() : at, timestamp);
    }

    private Map<String, Raw> properties(Raw.Members event, Raw.Members sent, Map<String, Raw> options) {
        Map<String, Raw> properties = new LinkedHashMap<>(sent.members());
        event.text("session_id").ifPresent(id -> properties.put(Known.SESSION_ID.wire(), Raw.text(id)));
        event.text("window_id").ifPresent(id -> properties.put("$window_id", Raw.text(id)));
        properties.putAll(options);
        int slash = sdk.lastIndexOf('/');
        if (slash > 0 && slash < sdk.length() - 1 && bytes(sdk) <= SDK_BYTES_MAX) {
            properties.put(Known.LIB.wire(), Raw.text(sdk.substring(0, slash)));
            properties.put("$lib_version", Raw.text(sdk.substring(slash + 1)));
        }
        return properties;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Translated refused(String reason) {
        return new Translated.Refused(reason);
    }
}
