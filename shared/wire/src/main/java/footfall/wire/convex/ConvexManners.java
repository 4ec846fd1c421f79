package footfall.wire.convex;

import footfall.edge.Body;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import java.util.Map;

/// Every origin may read, whatever the content type says the body is JSON, and a refusal is `{"error":..}`.
final class ConvexManners implements Manners {
    @Override
    public Body.Read open(Request head, byte[] sent) {
        return Body.decoded(head, sent);
    }

    @Override
    public Map<String, String> headers(Request head) {
        return Map.of("access-control-allow-origin", "*", "vary", "Origin");
    }

    @Override
    public Reply preflight(Request head) {
        return new Reply(204, Map.of("access-control-allow-methods", "POST, OPTIONS", "access-control-allow-headers",
                "content-type, x-analytics-write-key", "access-control-max-age", "86400"), "");
    }

    @Override
    public Reply refused(Request head, Problem problem) {
        return switch (problem.code()) {
            case "missing_key" -> error(401, "Missing analytics write key", problem);
            case "invalid_key", "wrong_key_kind" -> error(401, "Invalid analytics write key", problem);
            case "site_disabled" -> error(403, "Site is disabled", problem);
            case "origin_not_allowed" -> error(403, "Origin not allowed", problem);
            case String other -> error(problem.status(), problem.detail(), problem);
        };
    }

    private static Reply error(int status, String text, Problem problem) {
        Reply reply = Reply.json(status, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("error", text);
            json.writeEndObject();
        })).noting("code", problem.code());
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }
}
