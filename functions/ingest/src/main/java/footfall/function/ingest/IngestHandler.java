package footfall.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.RouteTable;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.check.CheckKey;

/// Answers `POST /v1/events` and `POST /v1/k/{key}/events`.
public final class IngestHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Gateway gateway;
    private final RouteTable routes;

    /// Lambda's own.
    public IngestHandler() {
        this(IngestWiring.live());
    }

    private IngestHandler(IngestWiring wiring) {
        this(new Gateway("ingest"), wiring.keys(), wiring.accept());
    }

    /// With use cases handed in.
    public IngestHandler(Gateway gateway, CheckKey keys, AcceptEvents accept) {
        EventsRoute events = new EventsRoute(keys, accept);
        this.gateway = gateway;
        this.routes = RouteTable.empty().on("POST", "/v1/events", events::answer)
                .on("POST", "/v1/k/{key}/events", events::answer);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return gateway.answer(event, routes);
    }
}
