package footfall.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/// What browsers ask for on every answer, errors too; never credentials. Which origins may *send* is a site's matter,
/// decided before anything is taken.
final class Cors {
    private static final String METHODS = "GET, POST, PATCH, DELETE, OPTIONS";
    private static final String HEADERS = "authorization, content-type, content-encoding, x-footfall-key, "
            + "x-analytics-write-key, if-none-match, if-match, prefer";
    private static final String MAX_AGE_SECONDS = "86400";

    private Cors() {}

    static Map<String, String> headers(Map<String, String> request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("access-control-allow-origin", request.getOrDefault("origin", "*"));
        headers.put("vary", "Origin");
        headers.put("access-control-expose-headers", "retry-after, x-request-id");
        return headers;
    }

    static Reply preflight() {
        return new Reply(204, Map.of("access-control-allow-methods", METHODS, "access-control-allow-headers", HEADERS,
                "access-control-max-age", MAX_AGE_SECONDS), "");
    }
}
