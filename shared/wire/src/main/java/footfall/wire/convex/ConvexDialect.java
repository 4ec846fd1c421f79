package footfall.wire.convex;

import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `POST /analytics/ingest`, and `GET /health` that its tools ask. Its client sends a batch again for ever unless it is
/// answered 2xx: no single event changes the status, but for one that the queue did not take.
public final class ConvexDialect implements Dialect {
    /// Events in a request.
    static final int EVENTS_MAX = 50;
    private static final Manners MANNERS = new ConvexManners();
    private static final Place HEALTH = new Place("GET", "/health");

    @Override
    public List<Place> places() {
        return List.of(new Place("POST", "/analytics/ingest"), HEALTH);
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        if (request.path().equals(HEALTH.pattern())) {
            return new Reading.Told(Reply.json(200, "{\"ok\":true}"));
        }
        String header = request.header("x-analytics-write-key").orElse("").strip();
        Presented presented = Presented.key(header.isEmpty() ? request.query().getOrDefault("writeKey", "").strip()
                : header);
        return JsonReader.read(request.body()) instanceof JsonReader.Parsed.Tree(Raw.Members body)
                ? read(request, presented, body) : unfit(presented, "invalid_json", "Invalid JSON");
    }

    private static Reading read(Request request, Presented presented, Raw.Members body) {
        return switch (Batch.of(body)) {
            case Batch.Anonymous _ -> unfit(presented, "ids_missing", "visitorId and sessionId are required");
            case Batch.TooLarge _ -> unfit(presented, "batch_too_large",
                    "Batch too large. Max " + EVENTS_MAX + " events.");
            case Batch.Read batch -> new Reading.Claimed(presented, batch.claims(),
                    new Answer(request, batch.sent()));
        };
    }

    private static Reading unfit(Presented presented, String code, String detail) {
        return new Reading.Unfit(presented, Problem.of(400, code, detail));
    }

    /// What became of a batch. Of whom the site blocks all are rejected, as any other status would bring them back for
    /// ever; a quota ends at midnight, and then they may come.
    private record Answer(Request request, int sent) implements Reading.Answer {
        @Override
        public Reply of(Outcome.Answered outcome) {
            return answer(request, sent, outcome);
        }

        @Override
        public Optional<Reply> ofShut(Outcome.Shut shut) {
            return switch (shut.why()) {
                case ADDRESS_BLOCKED -> Optional.of(told(0, sent));
                case OVER_QUOTA -> Optional.empty();
            };
        }
    }

    /// What the queue did not take makes the client send all again: those that it took are known by their ids.
    private static Reply answer(Request request, int sent, Outcome.Answered outcome) {
        if (outcome.rejected().stream().anyMatch(refused -> refused.reason().code().isRetried())) {
            return MANNERS.refused(request, Problem.unavailable());
        }
        return told(outcome.events().size() + outcome.dropped(), sent);
    }

    private static Reply told(int accepted, int sent) {
        return Reply.json(202, Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("accepted", accepted);
            json.writeNumberField("rejected", sent - accepted);
            json.writeEndObject();
        }));
    }
}
