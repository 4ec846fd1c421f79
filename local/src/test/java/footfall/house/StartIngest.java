package footfall.house;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import footfall.function.ingest.IngestHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/// What a copy of ingest does until its first answer, with a key that can not exist, so that no store is asked.
/// `BudgetTest` runs it in a JVM of its own.
final class StartIngest {
    private StartIngest() {}

    /// Prints the status of the answer.
    public static void main(String... words) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withRawPath("/v1/events")
                .withHeaders(Map.of("authorization", "Bearer ffw_typo", "content-type", "application/json"))
                .withBody("{\"events\":[{\"type\":\"pageview\",\"url\":\"https://example.com/\"}]}")
                .withRequestContext(RequestContext.builder().withRequestId("start").withHttp(
                        RequestContext.Http.builder().withMethod("POST").withSourceIp("192.0.2.1").build()).build())
                .build();
        System.out.println("status " + new IngestHandler().handleRequest(event, nobody()).getStatusCode());
    }

    private static Context nobody() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class},
                (_, _, _) -> null);
    }
}
