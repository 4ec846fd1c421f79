package footfall.wire.openpanel;

import footfall.edge.Body;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// JSON alone, every origin may read, and refusals in the words that the SDKs know: a text if who sends is not let in,
/// else JSON.
final class OpenPanelManners implements Manners {
    private static final Set<String> JSON_TYPES = Set.of("application/json", "text/plain");
    private static final String MAX_AGE_SECONDS = "604800";
    /// An SDK that was told 503 comes again half a second later, whatever is said here.
    private static final String RETRY_AFTER_SECONDS = "1";

    @Override
    public Body.Read open(Request head, byte[] sent) {
        return switch (Body.decoded(head, sent)) {
            case Body.Read.Done(byte[] body) when body.length > 0 && !JSON_TYPES.contains(head.mediaType()) ->
                    new Body.Read.Refused(Problem.of(415, "unsupported_content_type", "Unsupported Media Type"));
            case Body.Read read -> read;
        };
    }

    @Override
    public Map<String, String> headers(Request head) {
        return Map.of("access-control-allow-origin", "*", "access-control-expose-headers", OpenPanelDialect.EVENT_ID);
    }

    @Override
    public Reply preflight(Request head) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("access-control-allow-methods", "GET,HEAD,POST",
                "access-control-max-age", MAX_AGE_SECONDS, "vary", "Origin, Access-Control-Request-Headers"));
        head.header("access-control-request-headers")
                .ifPresent(asked -> headers.put("access-control-allow-headers", asked));
        return new Reply(204, headers, "");
    }

    @Override
    public Reply refused(Request head, Problem problem) {
        return reply(problem).noting("code", problem.code());
    }

    private static Reply reply(Problem problem) {
        return switch (problem.code()) {
            case "missing_key" -> Refusals.client("Ingestion: Missing client id");
            case "invalid_key", "wrong_key_kind" -> Refusals.client("Ingestion: Invalid client id");
            case "site_disabled" -> Refusals.client("Ingestion: Client has no project");
            case "address_blocked" -> Refusals.client(Refusals.ADDRESS);
            case "origin_not_allowed" -> Refusals.client("Ingestion: Invalid cors or secret");
            case "malformed_json" -> Refusals.notJson(OpenPanelDialect.NOT_JSON);
            case "body_too_large" -> Refusals.of(413, "FastifyError", "Request body is too large");
            case "unsupported_encoding", "unsupported_content_type" ->
                    Refusals.of(415, "FastifyError", "Unsupported Media Type");
            case "unavailable" -> Refusals.of(503, "Service Unavailable", "Nothing was taken, try again")
                    .with("retry-after", RETRY_AFTER_SECONDS);
            case String other -> with(Refusals.of(problem.status(), "", problem.detail()), problem.headers());
        };
    }

    private static Reply with(Reply reply, Map<String, String> headers) {
        Reply all = reply;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            all = all.with(header.getKey(), header.getValue());
        }
        return all;
    }
}
