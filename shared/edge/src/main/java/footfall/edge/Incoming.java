package footfall.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads gateway events (payload format 2.0). Whatever an event lacks is "".
final class Incoming {
    private static final byte[] NO_BODY = {};

    private Incoming() {}

    /// All of a request but its body.
    static Request head(APIGatewayV2HTTPEvent event) {
        Optional<RequestContext> context = Optional.ofNullable(event.getRequestContext());
        Optional<RequestContext.Http> http = context.map(RequestContext::getHttp);
        return new Request(http.map(RequestContext.Http::getMethod).orElse("").toUpperCase(Locale.ROOT),
                path(event, context.map(RequestContext::getStage).orElse("")), lowerCase(event.getHeaders()),
                present(event.getQueryStringParameters()), http.map(RequestContext.Http::getSourceIp).orElse(""),
                NO_BODY, context.map(RequestContext::getRequestId).orElse(""));
    }

    /// The body, once its encoding and its type are known to be readable.
    static Body.Read body(APIGatewayV2HTTPEvent event, Request head, Route route) {
        String encoding = head.header("content-encoding").orElse("");
        if (!Body.isKnown(encoding)) {
            return new Body.Read.Refused(Problem.of(415, "unsupported_encoding",
                    "content-encoding: allowed are gzip, identity and none"));
        }
        boolean sent = event.getBody() != null && !event.getBody().isEmpty();
        if (sent && !route.mediaTypes().isEmpty() && !route.mediaTypes().contains(head.mediaType())) {
            return new Body.Read.Refused(Problem.of(415, "unsupported_content_type",
                    "content-type: allowed are application/json, text/plain and none"));
        }
        return Body.of(event, encoding);
    }

    static Request whole(Request head, byte[] body) {
        return new Request(head.method(), head.path(), head.headers(), head.query(), head.sourceIp(), body,
                head.requestId());
    }

    private static String path(APIGatewayV2HTTPEvent event, String stage) {
        String path = event.getRawPath() == null ? "" : event.getRawPath();
        String prefix = "/" + stage;
        return !stage.isEmpty() && (path.equals(prefix) || path.startsWith(prefix + "/"))
                ? path.substring(prefix.length()) : path;
    }

    private static Map<String, String> lowerCase(@Nullable Map<String, @Nullable String> headers) {
        Map<String, String> lower = new LinkedHashMap<>();
        present(headers).forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Map<String, String> present(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> present = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value != null) {
                    present.put(name, value);
                }
            });
        }
        return present;
    }
}
