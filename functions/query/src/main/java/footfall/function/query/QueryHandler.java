package footfall.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.RouteTable;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import java.time.InstantSource;
import org.crac.Core;

/// Answers `POST /v1/query`, `GET /v1/sites/{site}/events`, `GET /v1/sites/{site}/failed`,
/// `GET /v1/sites/{site}/events/{id}`, `GET /v1/sites/{site}/users/{id}`, `GET /v1/sites/{site}/groups/{type}/{id}`,
/// `GET /v1/sites/{site}/visitors`, `GET /v1/sites/{site}/visitors/{id}`, `GET /v1/sites/{site}/sessions`,
/// `GET /v1/sites/{site}/sessions/{id}` and `POST /v1/reports/breakdown`.
public final class QueryHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Gateway gateway;
    private final RouteTable routes;
    /// Held here because the context that calls it back holds it weakly.
    private final Priming priming = new Priming();

    /// Lambda's: wired to the stores that the environment names.
    public QueryHandler() {
        this(QueryWiring.fromEnvironment());
        Core.getGlobalContext().register(priming);
    }

    private QueryHandler(QueryWiring wiring) {
        this(new Gateway("query"), wiring.keys(), wiring.answers(), wiring.deeds(), wiring.clock());
    }

    /// With use cases handed in.
    public QueryHandler(Gateway gateway, CheckKey keys, AnswerQuestion answers, Deeds deeds,
                        InstantSource clock) {
        this.gateway = gateway;
        Readers readers = new Readers(keys);
        AskRoute ask = new AskRoute(readers, answers, clock);
        EventRoutes events = new EventRoutes(readers, deeds.events(), deeds.failures(), deeds.finds(), clock);
        ProfileRoutes persons = new ProfileRoutes(readers, deeds.profiles());
        VisitorRoutes seen = new VisitorRoutes(readers, deeds.visitors(), clock);
        SessionRoutes visits = new SessionRoutes(readers, deeds.sessions(), deeds.session(), clock);
        ReportRoutes reports = new ReportRoutes(readers, deeds.breakdown(), clock);
        this.routes = RouteTable.empty().on("POST", "/v1/query", ask::answer)
                .on("POST", "/v1/reports/breakdown", reports::breakdown)
                .on("GET", "/v1/sites/{site}/events", events::list)
                .on("GET", "/v1/sites/{site}/failed", events::failed)
                .on("GET", "/v1/sites/{site}/events/{id}", events::find)
                .on("GET", "/v1/sites/{site}/visitors", seen::list)
                .on("GET", "/v1/sites/{site}/visitors/{id}", seen::find)
                .on("GET", "/v1/sites/{site}/sessions", visits::list)
                .on("GET", "/v1/sites/{site}/sessions/{id}", visits::find)
                .on("GET", "/v1/sites/{site}/users/{id}", persons::user)
                .on("GET", "/v1/sites/{site}/groups/{type}/{id}", persons::group);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return gateway.answer(event, routes);
    }
}
