package footfall.wire.posthog;

import footfall.admission.Limits;
import footfall.admission.Raw;
import footfall.edge.Problem;
import footfall.edge.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies around the events of a capture, in any of its shapes.
sealed interface Envelope {
    /// It holds no events.
    record Refused(Problem problem) implements Envelope {}

    /// Events.
    ///
    /// @param keys   the distinct keys that they name
    /// @param events in order
    /// @param clock  corrects their times
    record Opened(Set<String> keys, List<Raw> events, Clock clock) implements Envelope {}

    /// Opens a body that was read.
    static Envelope of(Request request, Raw root) {
        return new Reader(request).open(root);
    }

    /// Opens bodies.
    final class Reader {
        private static final List<String> KEYS_OF_BATCH = List.of("api_key", "token");
        private static final List<String> KEYS_OF_EVENT = List.of("token", "$token", "api_key");
        /// Query parameters of that year and before are seconds that somebody sent for milliseconds.
        private static final int SECONDS_YEAR_MAX = 2020;

        private final Request request;

        private Reader(Request request) {
            this.request = request;
        }

        private Envelope open(Raw root) {
            if (root instanceof Raw.Items(List<Raw> events)) {
                Set<String> keys = new LinkedHashSet<>();
                events.forEach(event -> keys.addAll(keys(event)));
                return opened(keys, events, Optional.empty());
            }
            if (!(root instanceof Raw.Members body)) {
                return refused(400, "invalid_shape", "send an event, an array of events, or an object with batch");
            }
            Optional<Instant> sentAt = body.text("sent_at").flatMap(Timestamps::lenient);
            if (body.get("batch").orElse(Values.NULL) instanceof Raw.Items(List<Raw> events)) {
                return opened(first(body, KEYS_OF_BATCH), events, sentAt);
            }
            return body.get("event").isPresent() ? opened(keys(body), List.of(body), sentAt) : nameless(body, sentAt);
        }

        /// Only what sets traits need not say so.
        private Envelope nameless(Raw.Members body, Optional<Instant> sentAt) {
            if (!request.path().startsWith("/engage")) {
                return refused(400, "invalid_shape", "event: missing, the name of what happened");
            }
            Map<String, Raw> named = new LinkedHashMap<>(body.members());
            named.put("event", Raw.text("$identify"));
            return opened(keys(body), List.of(Raw.Members.of(named)), sentAt);
        }

        private Envelope opened(Set<String> keys, List<Raw> events, Optional<Instant> sentAt) {
            if (events.isEmpty()) {
                return refused(400, "empty_batch", "batch: empty, send at least one event");
            }
            if (events.size() > Limits.BATCH_EVENTS_MAX) {
                return refused(413, "too_many_events", "batch: " + events.size() + " events, send at most "
                        + Limits.BATCH_EVENTS_MAX + " at once");
            }
            @Nullable Instant known = sentAt.or(this::byQuery).orElse(null);
            return new Opened(keys, List.copyOf(events), new Clock(request.receivedAt(), known));
        }

        private Optional<Instant> byQuery() {
            String ms = request.query().getOrDefault("_", request.query().getOrDefault("sent_at", ""));
            return ms.matches("[0-9]{1,14}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(ms)))
                    .filter(at -> at.atOffset(ZoneOffset.UTC).getYear() > SECONDS_YEAR_MAX) : Optional.empty();
        }

        private static Set<String> keys(Raw event) {
            Raw.Members members = Values.members(event);
            Set<String> own = first(members, KEYS_OF_EVENT);
            return own.isEmpty() ? first(Values.members(members.get("properties").orElse(Values.NULL)),
                    List.of("token")) : own;
        }

        private static Set<String> first(Raw.Members members, List<String> names) {
            Set<String> keys = new LinkedHashSet<>();
            names.stream().flatMap(name -> members.text(name).stream()).map(String::strip)
                    .filter(key -> !key.isEmpty()).findFirst().ifPresent(keys::add);
            return keys;
        }

        private static Envelope refused(int status, String code, String detail) {
            return new Refused(Problem.of(status, code, detail));
        }
    }
}
