package footfall.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/// The functions behind HTTP.
record Functions(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest,
                 RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> query,
                 RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> admin) {
    /// The function of a route.
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> of(Route route) {
        return switch (route) {
            case INGEST, OTHERS -> ingest;
            case QUERY -> query;
            case ADMIN -> admin;
        };
    }
}
