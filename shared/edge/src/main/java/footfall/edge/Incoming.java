package footfall.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    static Request head(APIGatewayV2HTTPEvent event, Instant receivedAt) {
        Optional<RequestContext> context = Optional.ofNullable(event.getRequestContext());
        Optional<RequestContext.Http> http = context.map(RequestContext::getHttp);
        return new Request(http.map(RequestContext.Http::getMethod).orElse("").toUpperCase(Locale.ROOT),
                path(event, context.map(RequestContext::getStage).orElse("")), lowerCase(event.getHeaders()),
                present(event.getQueryStringParameters()), http.map(RequestContext.Http::getSourceIp).orElse(""),
                NO_BODY, context.map(RequestContext::getRequestId).orElse(""),
                receivedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The body, opened as the manners of its route say.
    static Body.Read body(APIGatewayV2HTTPEvent event, Request head, Manners manners) {
        return switch (Body.sent(event, head.header("content-encoding").orElse(""))) {
            case Body.Read.Done(byte[] sent) -> manners.open(head, sent);
            case Body.Read.Refused refused -> refused;
        };
    }

    static Request whole(Request head, byte[] body) {
        return new Request(head.method(), head.path(), head.headers(), head.query(), head.sourceIp(), body,
                head.requestId(), head.receivedAt());
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
