package footfall.wire.posthog;

import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.admission.RejectCode;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The path of newer server SDKs: each event has an answer of its own, and only those that may be taken later are sent
/// again.
public final class AnalyticsDialect implements Dialect {
    private static final Manners MANNERS = new AnalyticsManners();
    private static final String PATH = "/i/v1/analytics/events";
    /// An event can say that its time is not to be corrected; it is believed as far ahead as others back.
    private static final Duration AHEAD_MAX = Duration.ofDays(3_650);
    private static final String REFUSED = "rejected";
    private static final String RETRY_AFTER_SECONDS = "1";

    @Override
    public List<Place> places() {
        return List.of(new Place("POST", PATH), new Place("POST", PATH + "/"));
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        Presented presented = Presented.key(AnalyticsHeaders.key(request));
        if (!(JsonReader.read(request.body()) instanceof JsonReader.Parsed.Tree(Raw.Members body))) {
            return new Reading.Unfit(presented, Problem.of(400, "request_parsing_error", "the body is no JSON object"));
        }
        return switch (AnalyticsBody.of(body)) {
            case AnalyticsBody.Refused(Problem problem) -> new Reading.Unfit(presented, problem);
            case AnalyticsBody.Opened(List<Raw.Members> sent) -> read(request, presented, sent);
        };
    }

    private static Reading read(Request request, Presented presented, List<Raw.Members> sent) {
        AnalyticsEvents events = new AnalyticsEvents(
                new Clock(request.receivedAt(), AnalyticsHeaders.sentAt(request)),
                request.header("posthog-sdk-info").orElse("").strip());
        Batch batch = new Batch(sent.stream().map(events::line).toList());
        return new Reading.Claimed(presented, batch.claims(Translation.customs(AHEAD_MAX)),
                new Analysed(request, batch));
    }

    /// What became of a request.
    private record Analysed(Request request, Batch batch) implements Reading.Answer {
        @Override
        public Reply of(Outcome.Answered outcome) {
            return batch.counted(answer(batch, batch.fates(outcome, AnalyticsDialect::detail)));
        }

        @Override
        public Optional<Reply> ofShut(Outcome.Shut shut) {
            return Optional.of(switch (shut.why()) {
                case ADDRESS_BLOCKED -> batch.counted(answer(batch, batch.fates(REFUSED)));
                case OVER_QUOTA -> MANNERS.refused(request, Problem.of(402, "billing_limit_exceeded",
                        "the site takes no more events until 00:00 UTC"));
            });
        }
    }

    private static String detail(RejectCode code) {
        return code == RejectCode.EVENT_TOO_LARGE ? "event_too_big" : REFUSED;
    }

    private static Reply answer(Batch batch, List<Batch.Fate> fates) {
        Reply reply = Reply.json(200, Json.text(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("results");
            for (int index = 0; index < fates.size(); index++) {
                json.writeObjectFieldStart(batch.lines().get(index).id());
                String details = switch (fates.get(index)) {
                    case Batch.Fate.Taken(String note) -> {
                        json.writeStringField("result", "ok");
                        yield note;
                    }
                    case Batch.Fate.Dropped(String reason) -> {
                        json.writeStringField("result", "drop");
                        yield reason;
                    }
                    case Batch.Fate.Unwanted(String reason) -> {
                        json.writeStringField("result", "drop");
                        yield reason;
                    }
                    case Batch.Fate.NotYet _ -> {
                        json.writeStringField("result", "retry");
                        yield "not_persisted";
                    }
                };
                if (!details.isEmpty()) {
                    json.writeStringField("details", details);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
        return fates.stream().anyMatch(Batch.Fate.NotYet.class::isInstance)
                ? reply.with("retry-after", RETRY_AFTER_SECONDS) : reply;
    }
}
