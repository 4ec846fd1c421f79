package footfall.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// Sends what PostHog's SDKs send to the site of a house.
final class PosthogHand {
    static final String KEY = "phc_test";

    private final HandHouse house;

    PosthogHand(HandHouse house) {
        this.house = house;
        house.sites.addKey(new SiteKey(KeyHash.of(KEY), KeyKind.WRITE, new SiteId("site"), "posthog", "", "phc_",
                "test", false, Instant.EPOCH, Instant.MAX));
    }

    /// Posts JSON, with backticks for quotes.
    APIGatewayV2HTTPResponse post(String path, String body, Map<String, String> headers) {
        byte[] bytes = body.replace('`', '"').getBytes(StandardCharsets.UTF_8);
        return house.ingest.handleRequest(APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(headers)
                .withBody(Base64.getEncoder().encodeToString(bytes)).withIsBase64Encoded(true)
                .withRequestContext(RequestContext.builder().withRequestId("r").withStage("$default")
                        .withHttp(RequestContext.Http.builder().withMethod("POST").withPath(path)
                                .withSourceIp("192.0.2.1").build()).build()).build(), null);
    }
}
