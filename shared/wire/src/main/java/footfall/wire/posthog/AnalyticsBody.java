package footfall.wire.posthog;

import footfall.admission.Limits;
import footfall.admission.Raw;
import footfall.edge.Problem;
import footfall.event.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The body of a batch of analytics: what refuses it whole is looked for before any event is.
sealed interface AnalyticsBody {
    /// It is refused.
    record Refused(Problem problem) implements AnalyticsBody {}

    /// Events that have all that each must have, each with an id of its own.
    record Opened(List<Raw.Members> events) implements AnalyticsBody {
        public Opened {
            events = List.copyOf(events);
        }
    }

    /// Opens a body that was read.
    static AnalyticsBody of(Raw.Members body) {
        return new Reader().open(body);
    }

    /// Opens bodies.
    final class Reader {
        private static final List<String> TEXTS = List.of("event", "uuid", "distinct_id", "timestamp");
        private static final List<String> TEXTS_OR_NONE = List.of("session_id", "window_id");
        private static final List<String> FLAGS = List.of("historical_migration", "capture_internal");

        private Reader() {}

        private AnalyticsBody open(Raw.Members body) {
            Optional<String> createdAt = body.text("created_at");
            if (createdAt.isEmpty()
                    || !(body.get("batch").orElse(Values.NULL) instanceof Raw.Items(List<Raw> sent))
                    || !FLAGS.stream().allMatch(name -> body.get(name).map(Reader::isFlag).orElse(true))
                    || !sent.stream().allMatch(Reader::hasAll)) {
                return refused("request_parsing_error", "created_at, batch, and of each event event, uuid, distinct_id "
                        + "and timestamp are required; some are missing or of another type");
            }
            if (sent.isEmpty()) {
                return refused("empty_batch", "batch: empty, send at least one event");
            }
            if (sent.size() > Limits.BATCH_EVENTS_MAX) {
                return new Refused(Problem.of(413, "payload_too_large", "batch: " + sent.size()
                        + " events, send at most " + Limits.BATCH_EVENTS_MAX + " at once"));
            }
            if (Timestamps.strict(createdAt.get()).isEmpty()) {
                return refused("invalid_batch", "created_at: no RFC 3339");
            }
            return identified(sent.stream().map(Values::members).toList());
        }

        private static AnalyticsBody identified(List<Raw.Members> events) {
            Set<UUID> ids = new HashSet<>();
            for (Raw.Members event : events) {
                String sent = event.text("uuid").orElse("").strip();
                Optional<UUID> id = Values.uuid(sent);
                if (id.isEmpty()) {
                    return sent.isEmpty() ? refused("missing_event_uuid", "uuid: empty")
                            : refused("invalid_event_uuid", "uuid: " + Raw.brief(sent) + ", no UUID");
                }
                if (!ids.add(id.get())) {
                    return refused("duplicate_event_uuid", "uuid: " + id.get() + " comes twice");
                }
            }
            return new Opened(events);
        }

        private static boolean hasAll(Raw raw) {
            return raw instanceof Raw.Members event && TEXTS.stream().allMatch(name -> event.text(name).isPresent())
                    && TEXTS_OR_NONE.stream().allMatch(name -> event.get(name).isEmpty()
                    || event.text(name).isPresent());
        }

        private static boolean isFlag(Raw raw) {
            return raw instanceof Raw.Scalar(Value.Flag _);
        }

        private static AnalyticsBody refused(String code, String detail) {
            return new Refused(Problem.of(400, code, detail));
        }
    }
}
