package footfall.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.RouteTable;
import footfall.port.BotList;
import footfall.port.CountryLookup;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.accept.Uploads;
import footfall.usecase.check.CheckKey;
import footfall.usecase.check.CheckSender;
import footfall.wire.Dialect;
import footfall.wire.convex.ConvexDialect;
import footfall.wire.footfall.FootfallDialect;
import footfall.wire.openpanel.KnownAgents;
import footfall.wire.openpanel.OpenPanelDialect;
import footfall.wire.posthog.AnalyticsDialect;
import footfall.wire.posthog.CaptureDialect;
import footfall.wire.posthog.StartUpDialect;
import java.util.List;

/// Takes events in every dialect that Footfall knows.
public final class IngestHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Gateway gateway;
    private final RouteTable routes;

    /// Lambda's own.
    public IngestHandler() {
        this(IngestWiring.live());
    }

    private IngestHandler(IngestWiring wiring) {
        this(new Gateway("ingest"), wiring.keys(), wiring.accept(), wiring.bots(), wiring.countries(),
                wiring.uploads());
    }

    /// With use cases handed in.
    ///
    /// @param bots      asked only by dialects that tell bots who they are
    /// @param countries asked where the connection tells no country
    public IngestHandler(Gateway gateway, CheckKey keys, AcceptEvents accept, BotList bots, CountryLookup countries) {
        this(gateway, keys, accept, bots, countries, Uploads.NONE);
    }

    /// The same, and bodies may be put beside the gateway.
    ///
    /// @param uploads takes them; `Uploads.NONE`: there are none, nor a path for them
    public IngestHandler(Gateway gateway, CheckKey keys, AcceptEvents accept, BotList bots, CountryLookup countries,
                         Uploads uploads) {
        this.gateway = gateway;
        CheckSender senders = new CheckSender(keys);
        this.routes = DialectRoute.table(dialects(bots, uploads.isOpen()).stream()
                .map(dialect -> new DialectRoute(dialect, senders, accept, countries, uploads)).toList());
    }

    private static List<Dialect> dialects(BotList bots, boolean uploads) {
        return List.of(new FootfallDialect(), new ConvexDialect(), new OpenPanelDialect(agent -> bots.of(agent)
                .map(bot -> new KnownAgents.Bot(bot.name(), bot.type())), uploads), new CaptureDialect(),
                new AnalyticsDialect(), new StartUpDialect());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return gateway.answer(event, routes);
    }
}
