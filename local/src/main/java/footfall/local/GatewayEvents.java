package footfall.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes of an HTTP request the event that an HTTP API makes of it, payload format 2.0: lower-case headers, repeated
/// ones joined by commas, cookies apart, base64 for all that is no text.
final class GatewayEvents {
    private GatewayEvents() {}

    /// The event of a request whose body was read.
    static APIGatewayV2HTTPEvent of(HttpExchange exchange, byte[] body, Instant now) {
        Map<String, String> headers = headers(exchange);
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        boolean text = isText(headers);
        RequestContext.Http http = RequestContext.Http.builder().withMethod(method).withPath(path)
                .withProtocol(exchange.getProtocol()).withUserAgent(headers.get("user-agent"))
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress()).build();
        RequestContext context = RequestContext.builder().withAccountId("000000000000").withApiId("local")
                .withDomainName(headers.get("host")).withRouteKey("$default").withStage("$default")
                .withRequestId(UUID.randomUUID().toString()).withTimeEpoch(now.toEpochMilli())
                .withTime(now.toString()).withHttp(http).build();
        return APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRouteKey("$default").withRawPath(path)
                .withRawQueryString(query == null ? "" : query).withQueryStringParameters(parameters(query))
                .withCookies(exchange.getRequestHeaders().get("Cookie")).withHeaders(headers)
                .withRequestContext(context).withIsBase64Encoded(body.length > 0 && !text)
                .withBody(body(body, text)).build();
    }

    private static @Nullable String body(byte[] body, boolean text) {
        if (body.length == 0) {
            return null;
        }
        return text ? new String(body, StandardCharsets.UTF_8) : Base64.getEncoder().encodeToString(body);
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie")) {
                headers.put(lower, String.join(",", values));
            }
        });
        return headers;
    }

    /// Text is what says so and is not encoded; all else, also what says nothing, travels as base64.
    private static boolean isText(Map<String, String> headers) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        boolean encoded = !headers.getOrDefault("content-encoding", "identity").equals("identity");
        return !encoded && (type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml")
                || List.of("application/javascript", "application/ecmascript").contains(type));
    }

    private static @Nullable Map<String, String> parameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.merge(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "",
                    (first, next) -> first + "," + next);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
