package footfall.wire.footfall;

import footfall.admission.Claims;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.wire.Dialect;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Footfall's own dialect: `POST /v1/events` and `POST /v1/k/{key}/events`.
public final class FootfallDialect implements Dialect {
    @Override
    public List<Place> places() {
        return List.of(new Place("POST", "/v1/events"), new Place("POST", "/v1/k/{key}/events"));
    }

    @Override
    public Manners manners() {
        return Manners.NATIVE;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        return switch (EventsReader.read(request.body())) {
            case EventsBody.Refused(String key, String code, String at, String detail) -> new Reading.Unfit(
                    new Presented(PresentedKeys.of(request, path, key), ""), Problem.of(400, code,
                    at.isEmpty() ? "body: " + detail : at + ": " + detail).at(at, detail));
            case EventsBody.Read(String key, Claims claims) -> new Reading.Claimed(
                    new Presented(PresentedKeys.of(request, path, key), ""), claims,
                    outcome -> Reply.json(202, EventsAnswer.text(outcome, wantsIds(request))));
        };
    }

    private static boolean wantsIds(Request request) {
        return request.header("prefer").orElse("").toLowerCase(Locale.ROOT).replace(" ", "")
                .contains("return=representation");
    }
}
