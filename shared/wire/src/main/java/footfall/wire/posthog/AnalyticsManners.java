package footfall.wire.posthog;

import footfall.edge.Body;
import footfall.edge.Decoders;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Headers are looked at before the body is, and a refusal is JSON with a tag. What may be sent again says after how
/// many seconds; nothing else does, because clients keep to that.
final class AnalyticsManners implements Manners {
    static final String REQUEST_ID = "posthog-request-id";
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final Set<Integer> RETRIED = Set.of(408, 429, 500, 503, 504);

    @Override
    public Body.Read open(Request head, byte[] sent) {
        if (!head.method().equals("POST")) {
            return new Body.Read.Done(new byte[0]);
        }
        Optional<Problem> wrong = AnalyticsHeaders.wrong(head);
        if (wrong.isPresent()) {
            return new Body.Read.Refused(wrong.get());
        }
        if (sent.length == 0 || sent.length > Body.INFLATED_MAX_BYTES) {
            return sent.length == 0 ? refused("empty_body", "the body is empty") : Body.tooLarge();
        }
        return Decoders.named(head.header("content-encoding").orElse("")).map(decoder -> Body.undone(sent, decoder))
                .orElseGet(() -> refused("unsupported_encoding", ""));
    }

    private static Body.Read refused(String code, String detail) {
        return new Body.Read.Refused(Problem.of(400, code, detail));
    }

    @Override
    public Map<String, String> headers(Request head) {
        Map<String, String> headers = new LinkedHashMap<>(PosthogManners.mirrored(head));
        head.header(REQUEST_ID).ifPresent(id -> headers.put(REQUEST_ID, id));
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(head.receivedAt().atOffset(ZoneOffset.UTC)));
        return headers;
    }

    @Override
    public Reply preflight(Request head) {
        return PosthogManners.preflight(head, "POST,OPTIONS");
    }

    @Override
    public Reply refused(Request head, Problem problem) {
        return switch (problem.code()) {
            case "missing_key" -> error(401, "missing_authorization", "Authorization is missing", problem);
            case "key_conflict", "invalid_key", "wrong_key_kind" -> error(401, "invalid_api_token",
                    "the API key is unknown, malformed or revoked", problem);
            case "body_too_large" -> error(413, "payload_too_large", problem.detail(), problem);
            case "malformed_json" -> error(400, "request_decoding_error", problem.detail(), problem);
            case "unavailable" -> error(503, "service_unavailable", problem.detail(), problem);
            case String other -> error(problem.status(), other, problem.detail(), problem);
        };
    }

    private static Reply error(int status, String tag, String description, Problem problem) {
        Reply reply = Reply.json(status, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("error", tag);
            json.writeStringField("error_description", description);
            json.writeStringField("error_uri", "urn:footfall:problem:" + tag);
            json.writeEndObject();
        })).noting("code", tag);
        Reply allowing = problem.headers().containsKey("allow") ? reply.with("allow", problem.headers().get("allow"))
                : reply;
        return RETRIED.contains(status) ? allowing.with("retry-after", RETRY_AFTER_SECONDS) : allowing;
    }
}
