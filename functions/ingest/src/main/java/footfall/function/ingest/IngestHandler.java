package footfall.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.RouteTable;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.check.CheckKey;
import footfall.wire.Dialect;
import footfall.wire.convex.ConvexDialect;
import footfall.wire.footfall.FootfallDialect;
import java.util.List;

/// Takes events in every dialect that Footfall knows.
public final class IngestHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final List<Dialect> DIALECTS = List.of(new FootfallDialect(), new ConvexDialect());

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
        RouteTable table = RouteTable.empty();
        for (Dialect dialect : DIALECTS) {
            table = new DialectRoute(dialect, keys, accept).addTo(table);
        }
        this.gateway = gateway;
        this.routes = table;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return gateway.answer(event, routes);
    }
}
