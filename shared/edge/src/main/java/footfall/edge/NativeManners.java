package footfall.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The manners of Footfall's own routes. Browsers get what they ask for on every answer, errors too; never credentials.
/// Which origins may *send* is a site's matter, decided before anything is taken.
final class NativeManners implements Manners {
    private static final Set<String> JSON_TYPES = Set.of("", "application/json", "text/plain");
    private static final String METHODS = "GET, POST, PATCH, DELETE, OPTIONS";
    private static final String HEADERS = "authorization, content-type, content-encoding, x-footfall-key, "
            + "x-analytics-write-key, if-none-match, if-match, prefer";
    private static final String MAX_AGE_SECONDS = "86400";

    @Override
    public Body.Read open(Request head, byte[] sent) {
        if (sent.length > 0 && !JSON_TYPES.contains(head.mediaType())) {
            return new Body.Read.Refused(Problem.of(415, "unsupported_content_type",
                    "content-type: allowed are application/json, text/plain and none"));
        }
        return Body.decoded(head, sent);
    }

    @Override
    public Map<String, String> headers(Request head) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("access-control-allow-origin", head.header("origin").orElse("*"));
        headers.put("vary", "Origin");
        headers.put("access-control-expose-headers", "retry-after, x-request-id");
        return headers;
    }

    @Override
    public Reply preflight(Request head) {
        return new Reply(204, Map.of("access-control-allow-methods", METHODS, "access-control-allow-headers", HEADERS,
                "access-control-max-age", MAX_AGE_SECONDS), "");
    }

    @Override
    public Reply refused(Request head, Problem problem) {
        return problem.reply(head.requestId());
    }
}
