package footfall.wire.posthog;

import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.admission.RejectCode;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.page.CleanText;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The paths to which SDKs capture. Some of them count nothing but 200 as success, and send a batch again for anything
/// else from 201 on; so that is the answer even if single events were refused, and these are named in it.
public final class CaptureDialect implements Dialect {
    private static final Manners MANNERS = new PosthogManners();
    private static final List<String> PATHS = List.of("/e", "/i/v0/e", "/batch", "/capture", "/track", "/engage");
    private static final String REPLAY = "/s";
    private static final List<String> ALIVE = List.of("/", "/_readiness", "/_liveness");
    private static final int KEY_BYTES_MAX = 64;
    /// As many of an id are told back as one can have.
    private static final int UUID_CHARACTERS = 36;
    private static final String SECRET_KEY = "phx_";

    @Override
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        Stream.concat(PATHS.stream(), Stream.of(REPLAY)).forEach(path -> {
            for (String spelled : List.of(path, path + "/")) {
                places.add(new Place("POST", spelled));
                places.add(new Place("GET", spelled));
            }
        });
        ALIVE.forEach(path -> places.add(new Place("GET", path)));
        return places;
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        if (ALIVE.contains(request.path())) {
            return new Reading.Told(new Reply(200, Map.of(), ""));
        }
        if (request.path().equals(REPLAY) || request.path().equals(REPLAY + "/")) {
            return new Reading.Told(Reply.json(200, "{\"status\":\"Ok\",\"quota_limited\":[\"recordings\"]}"));
        }
        return switch (JsonReader.read(request.body())) {
            case JsonReader.Parsed.Malformed(long offset) -> told(request, Problem.of(400, "malformed_json",
                    request.body().length == 0 ? "nothing was sent" : "no JSON at byte " + offset));
            case JsonReader.Parsed.Tree(Raw root) -> switch (Envelope.of(request, root)) {
                case Envelope.Refused(Problem problem) -> told(request, problem);
                case Envelope.Opened opened -> read(request, opened);
            };
        };
    }

    private static Reading read(Request request, Envelope.Opened opened) {
        if (opened.keys().size() == 1 && !canBeKey(opened.keys().iterator().next())) {
            return told(request, Problem.of(401, "invalid_key", ""));
        }
        CapturedEvents events = new CapturedEvents(opened.clock());
        Batch batch = new Batch(opened.events().stream().map(events::line).toList());
        return new Reading.Claimed(new Presented(opened.keys(), ""),
                batch.claims(Translation.customs(Translation.CLOCK_AHEAD_MAX)), new Captured(request, batch));
    }

    /// Whether a text can be a key of a project: not that of a person, which must not be in a page.
    static boolean canBeKey(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX && !key.startsWith(SECRET_KEY)
                && key.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    /// What became of a request. What its site does not want is none of its faults: to go on sending it is no use, and
    /// 200 says so; some clients pause where they are told of a quota.
    private record Captured(Request request, Batch batch) implements Reading.Answer {
        @Override
        public Reply of(Outcome.Answered outcome) {
            return batch.counted(answer(request, batch, batch.fates(outcome, RejectCode::code)));
        }

        @Override
        public Optional<Reply> ofShut(Outcome.Shut shut) {
            return Optional.of(switch (shut.why()) {
                case ADDRESS_BLOCKED -> batch.counted(answer(request, batch, batch.fates(shut.why().code())));
                case OVER_QUOTA -> ok(request, "{\"status\":\"Ok\",\"quota_limited\":[\"events\"]}");
            });
        }
    }

    /// What the queue did not take makes the client send all again: those that it took are known by their ids.
    private static Reply answer(Request request, Batch batch, List<Batch.Fate> fates) {
        if (fates.stream().anyMatch(Batch.Fate.NotYet.class::isInstance)) {
            return MANNERS.refused(request, Problem.unavailable());
        }
        if (fates.stream().allMatch(Batch.Fate.Dropped.class::isInstance)) {
            String reason = ((Batch.Fate.Dropped) fates.getFirst()).reason();
            return MANNERS.refused(request, Problem.of(400, reason, reason));
        }
        return ok(request, text(batch, fates));
    }

    private static Reply ok(Request request, String body) {
        return isBeacon(request) ? new Reply(204, Map.of(), "") : Reply.json(200, body);
    }

    private static boolean isBeacon(Request request) {
        return request.query().getOrDefault("beacon", "").equals("1");
    }

    private static String text(Batch batch, List<Batch.Fate> fates) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("status", "Ok");
            boolean any = false;
            for (int index = 0; index < fates.size(); index++) {
                String reason = reason(fates.get(index));
                if (!reason.isEmpty()) {
                    if (!any) {
                        json.writeArrayFieldStart("refused");
                        any = true;
                    }
                    json.writeStartObject();
                    json.writeNumberField("index", index);
                    json.writeStringField("uuid", CleanText.cut(CleanText.of(
                            batch.lines().get(index).id()), UUID_CHARACTERS));
                    json.writeStringField("reason", reason);
                    json.writeEndObject();
                }
            }
            if (any) {
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static String reason(Batch.Fate fate) {
        return switch (fate) {
            case Batch.Fate.Dropped(String reason) -> reason;
            case Batch.Fate.Unwanted(String reason) -> reason;
            case Batch.Fate.Taken _, Batch.Fate.NotYet _ -> "";
        };
    }

    private static Reading told(Request request, Problem problem) {
        return new Reading.Told(MANNERS.refused(request, problem));
    }
}
