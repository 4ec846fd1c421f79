package footfall.wire.posthog;

import footfall.edge.Body;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Every origin may read and show credentials, whatever it says a body is JSON in some packing, and a refusal is one
/// line of text. What is refused for good is never 408, 429 or 5xx, and what may be tried again is 503: clients keep to
/// that.
final class PosthogManners implements Manners {
    private static final Set<String> SWALLOWED = Set.of("/s", "/s/");
    /// Multiple choices: no success to anybody, and neither an error in a browser's console nor one for which its SDK
    /// would give the events up. It sends them again, by then packed as its configuration says.
    private static final int SEND_OTHERWISE = 300;
    private static final String RETRY_AFTER_SECONDS = "1";

    @Override
    public Body.Read open(Request head, byte[] sent) {
        return SWALLOWED.contains(head.path()) ? new Body.Read.Done(new byte[0]) : Payload.open(head, sent);
    }

    @Override
    public Map<String, String> headers(Request head) {
        return mirrored(head);
    }

    /// The origin that asks, for browsers.
    static Map<String, String> mirrored(Request head) {
        Map<String, String> headers = new LinkedHashMap<>();
        head.header("origin").ifPresent(origin -> headers.put("access-control-allow-origin", origin));
        headers.put("access-control-allow-credentials", "true");
        headers.put("vary", head.path().startsWith("/array/") ? "Origin, Referer" : "Origin");
        return headers;
    }

    @Override
    public Reply preflight(Request head) {
        return preflight(head, "GET,POST,OPTIONS");
    }

    static Reply preflight(Request head, String methods) {
        Reply reply = new Reply(200, Map.of("access-control-allow-methods", methods), "");
        return head.header("access-control-request-headers")
                .map(asked -> reply.with("access-control-allow-headers", asked)).orElse(reply);
    }

    @Override
    public Reply refused(Request head, Problem problem) {
        return switch (problem.code()) {
            case "missing_key" -> line(401, "no API key was sent", problem);
            case "key_conflict" -> line(401, "the events name different API keys, send those of one at once", problem);
            case "invalid_key", "wrong_key_kind" -> line(head.path().startsWith("/array/") ? 404 : 401,
                    "the API key is unknown, malformed or revoked", problem);
            case Payload.SPOILT -> line(SEND_OTHERWISE, problem.detail(), problem);
            case "unavailable" -> line(503, problem.detail(), problem).with("retry-after", RETRY_AFTER_SECONDS);
            case String other -> line(problem.status(), problem.detail(), problem);
        };
    }

    private static Reply line(int status, String text, Problem problem) {
        Reply reply = new Reply(status, problem.headers(), text).with("content-type", "text/plain; charset=utf-8");
        return reply.noting("code", problem.code());
    }
}
