package footfall.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request as the gateway hands it on, from one address.
final class GatewayRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayRequest() {}

    /// @param path with its query, if it has one
    static APIGatewayV2HTTPEvent of(String method, String path, Map<String, String> headers, String body) {
        String[] parts = path.split("\\?", 2);
        return APIGatewayV2HTTPEvent.builder().withRawPath(parts[0]).withBody(body)
                .withQueryStringParameters(parts.length == 1 ? Map.of() : Stream.of(parts[1].split("&"))
                        .collect(Collectors.toMap(pair -> pair.split("=", 2)[0], pair -> pair.split("=", 2)[1])))
                .withHeaders(headers).withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder().withRequestId("r").withStage("$default")
                        .withHttp(RequestContext.Http.builder().withMethod(method).withPath(parts[0])
                                .withSourceIp("192.0.2.1").build()).build()).build();
    }

    /// The JSON of an answer; nothing is JSON's missing value.
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
