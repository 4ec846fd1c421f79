package footfall.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.RouteTable;
import footfall.port.BotList;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import footfall.usecase.check.CheckSender;
import footfall.wire.openpanel.DeviceQuestion;
import footfall.wire.openpanel.KnownAgents;
import java.time.InstantSource;
import org.crac.Core;

/// Answers `POST /v1/query`, `GET /v1/sites/{site}/events`, `GET /v1/sites/{site}/failed`,
/// `GET /v1/sites/{site}/events/{id}`, `GET /v1/sites/{site}/users/{id}`, `GET /v1/sites/{site}/groups/{type}/{id}`,
/// `GET /v1/sites/{site}/visitors`, `GET /v1/sites/{site}/visitors/{id}`, `GET /v1/sites/{site}/sessions`,
/// `GET /v1/sites/{site}/sessions/{id}` `POST /v1/reports/breakdown` and, to clients of
/// OpenPanel, `GET /track/device-id`.
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
        this(new Gateway("query"), wiring.keys(), wiring.answers(), wiring.deeds(), wiring.bots(),
                wiring.clock());
    }

    /// With use cases handed in.
    ///
    /// @param bots asked by who wants to know its device id
    public QueryHandler(Gateway gateway, CheckKey keys, AnswerQuestion answers, Deeds deeds,
                        BotList bots, InstantSource clock) {
        this.gateway = gateway;
        Readers readers = new Readers(keys);
        AskRoute ask = new AskRoute(readers, answers, clock);
        EventRoutes events = new EventRoutes(readers, deeds.events(), deeds.failures(), deeds.finds(), clock);
        ProfileRoutes persons = new ProfileRoutes(readers, deeds.profiles());
        VisitorRoutes seen = new VisitorRoutes(readers, deeds.visitors(), clock);
        SessionRoutes visits = new SessionRoutes(readers, deeds.sessions(), deeds.session(),
                deeds.story(), clock);
        ReportRoutes reports = new ReportRoutes(readers, deeds.breakdown(), clock);
        DeviceRoute device = new DeviceRoute(new DeviceQuestion(agent -> bots.of(agent)
                .map(bot -> new KnownAgents.Bot(bot.name(), bot.type()))), new CheckSender(keys), deeds.open());
        this.routes = device.on(RouteTable.empty()).on("POST", "/v1/query", ask::answer)
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
