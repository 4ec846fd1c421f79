package footfall.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Events as the gateway builds them.
final class Events {
    private Events() {}

    static APIGatewayV2HTTPEvent event(String method, String path, Map<String, String> headers, String body,
                                       boolean base64) {
        return APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(headers).withBody(body)
                .withIsBase64Encoded(base64)
                .withRequestContext(RequestContext.builder().withRequestId("req-1").withStage("$default")
                        .withHttp(RequestContext.Http.builder().withMethod(method).withSourceIp("192.0.2.1").build())
                        .build())
                .build();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
