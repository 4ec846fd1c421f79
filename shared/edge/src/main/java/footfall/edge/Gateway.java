package footfall.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.port.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where a failure becomes a status. What is thrown besides `Unavailable` is a bug of ours and is let go:
/// the gateway in front then answers 500 and the alarm rings. Safe for use by many threads.
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final InstantSource clock;
    private final Metrics metrics;

    /// A gateway with the clock of its log lines and what prints them.
    public Gateway(InstantSource clock, Metrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /// A gateway that prints to standard output.
    ///
    /// @param function names the function in log lines and metrics
    public Gateway(String function) {
        this(InstantSource.system(), new Metrics(function, InstantSource.system(), System.out));
    }

    /// Answers an event by a route, with everything that every answer has. Prints one line.
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Route route) {
        Instant start = clock.instant();
        Request head = Incoming.head(event, start);
        Manners manners = route.manners(head);
        Reply reply = reply(event, head, route, manners);
        metrics.request(head, route.name(head), reply, Duration.between(start, clock.instant()));
        return response(head, reply, manners);
    }

    private static Reply reply(APIGatewayV2HTTPEvent event, Request head, Route route, Manners manners) {
        if (head.method().equals("OPTIONS")) {
            return manners.preflight(head);
        }
        try {
            return switch (Incoming.body(event, head, manners)) {
                case Body.Read.Refused(Problem problem) -> manners.refused(head, problem);
                case Body.Read.Done(byte[] bytes) -> route.answer(Incoming.whole(head, bytes));
            };
        } catch (Unavailable e) {
            LOG.atWarn().addKeyValue("request_id", head.requestId()).setCause(e).log("unavailable");
            return manners.refused(head, Problem.unavailable());
        }
    }

    private static APIGatewayV2HTTPResponse response(Request head, Reply reply, Manners manners) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.putAll(manners.headers(head));
        headers.put("x-request-id", head.requestId());
        return APIGatewayV2HTTPResponse.builder().withStatusCode(reply.status()).withHeaders(headers)
                .withBody(reply.body()).withIsBase64Encoded(false).build();
    }
}
