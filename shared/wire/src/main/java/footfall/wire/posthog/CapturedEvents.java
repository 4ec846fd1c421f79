package footfall.wire.posthog;

import footfall.admission.Raw;
import footfall.event.Value;
import footfall.page.CleanText;
import footfall.wire.ContentId;
import footfall.wire.ContentIds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads the events of one capture, each by itself: what is wrong with one refuses it alone. Used by one thread.
final class CapturedEvents {
    private static final BigDecimal OFFSET_MAX_MS = new BigDecimal("1E+14");
    private static final long RANDOM_BITS = 0xFFF;
    private static final List<String> OF_PERSON = List.of(Known.SET.wire(), Known.SET_ONCE.wire());
    private static final String UNSET = Known.UNSET.wire();
    private static final List<String> AT_ROOT = List.of(Known.SET.wire(), Known.SET_ONCE.wire(), UNSET);

    private final Clock clock;
    private final ContentIds ids = new ContentIds();

    CapturedEvents(Clock clock) {
        this.clock = clock;
    }

    Batch.Line line(Raw raw) {
        if (!(raw instanceof Raw.Members event)) {
            return new Batch.Line("", new Translated.Refused("malformed_event"));
        }
        return new Batch.Line(event.text("uuid").orElse(""), translated(event));
    }

    private Translated translated(Raw.Members event) {
        String name = CleanText.cut(event.text("event").orElse(""), Translation.NAME_MAX);
        if (CleanText.of(name).isBlank()) {
            return refused("missing_event_name");
        }
        if (event.get("properties").filter(raw -> !(raw instanceof Raw.Members)).isPresent()) {
            return refused("malformed_event_properties");
        }
        Told told = new Told(merged(event, Values.members(event.get("properties").orElse(Values.NULL)).members()));
        String distinctId = Values.id(event.get("distinct_id").or(() -> event.get("$distinct_id"))
                .orElseGet(() -> told.get(Known.DISTINCT_ID)));
        if (distinctId.isBlank()) {
            return refused("missing_distinct_id");
        }
        if (told.has(Known.COOKIELESS_MODE) && !isFlag(told.get(Known.COOKIELESS_MODE))) {
            return refused("invalid_cookieless_mode");
        }
        return translated(event, name, distinctId, told);
    }

    private Translated translated(Raw.Members event, String name, String distinctId, Told told) {
        String given = event.get("uuid").map(Values::text).orElse("");
        Optional<UUID> id = Values.uuid(given);
        if (id.isEmpty() && event.get("uuid").filter(raw -> !raw.equals(Raw.text(""))).isPresent()) {
            return refused("invalid_event_uuid");
        }
        return switch (moment(event, told, id)) {
            case Timed.Wrong(String reason) -> refused(reason);
            case Timed.Known(Clock.Moment moment) -> Translation.of(new Sent(name, distinctId,
                    id.or(() -> made(event, moment)).map(UUID::toString).orElse(""), moment, told));
        };
    }

    /// What stands at the root is a property too, and wins.
    private static Map<String, Raw> merged(Raw.Members event, Map<String, Raw> sent) {
        if (Collections.disjoint(AT_ROOT, event.members().keySet())) {
            return sent;
        }
        Map<String, Raw> properties = new LinkedHashMap<>(sent);
        for (String name : OF_PERSON) {
            event.get(name).ifPresent(root -> {
                Map<String, Raw> both = new LinkedHashMap<>(
                        Values.members(properties.getOrDefault(name, Values.NULL)).members());
                both.putAll(Values.members(root).members());
                properties.put(name, root instanceof Raw.Members ? Raw.Members.of(both) : root);
            });
        }
        event.get(UNSET).ifPresent(unset -> properties.put(UNSET, unset));
        return properties;
    }

    private sealed interface Timed {
        record Known(Clock.Moment moment) implements Timed {}

        record Wrong(String reason) implements Timed {}
    }

    private Timed moment(Raw.Members event, Told told, Optional<UUID> id) {
        Optional<Raw> offset = event.get("offset");
        if (offset.isPresent()) {
            Optional<BigDecimal> ms = Values.number(offset.get()).filter(n -> n.abs().compareTo(OFFSET_MAX_MS) < 0);
            return ms.<Timed>map(n -> new Timed.Known(clock.ago(Duration.ofMillis(
                    n.setScale(0, RoundingMode.HALF_UP).longValueExact()), id)))
                    .orElseGet(() -> new Timed.Wrong("invalid_offset"));
        }
        Raw timestamp = event.get("timestamp").orElse(Values.NULL);
        Optional<Instant> said = switch (timestamp) {
            case Raw.Scalar(Value.Text(String text)) -> Timestamps.lenient(text);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> Timestamps.unix(number);
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> Optional.empty();
        };
        boolean asSaid = told.is(Known.IGNORE_SENT_AT);
        return timestamp instanceof Raw.Scalar && !isFlag(timestamp)
                ? new Timed.Known(said.map(at -> asSaid ? Clock.Moment.of(at, at) : clock.moment(at))
                        .orElse(Clock.Moment.UNSAID))
                : new Timed.Wrong("invalid_event_timestamp");
    }

    /// The id of an event that brought none, but told its time: a UUIDv7 of it, the same when the event is sent again.
    /// Of equal ones in a request each has its own.
    private Optional<UUID> made(Raw.Members event, Clock.Moment moment) {
        if (moment.claimed().isNull()) {
            return Optional.empty();
        }
        ContentId content = ids.of((depth, _, name) -> depth > 0 || !name.equals("sent_at"), event);
        UUID id = content.nth(ids.before(content));
        long ms = Math.max(0, Values.number(moment.at()).map(BigDecimal::longValue).orElse(0L));
        return Optional.of(new UUID(ms << 16 | 0x7000 | id.getMostSignificantBits() & RANDOM_BITS,
                id.getLeastSignificantBits()));
    }

    private static boolean isFlag(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Flag _);
    }

    private static Translated refused(String reason) {
        return new Translated.Refused(reason);
    }
}
