package footfall.function.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.Route;
import footfall.edge.RouteTable;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.redrive.RedriveFailed;

/// Answers `/v1/sites` and what lies below, for admin keys.
public final class AdminHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Gateway gateway;
    private final Route routes;

    /// Lambda's: takes what it needs from the environment.
    public AdminHandler() {
        this(AdminWiring.fromEnvironment());
    }

    private AdminHandler(AdminWiring wiring) {
        this(wiring.check(), wiring.sites(), wiring.keys(), wiring.redrive(), new Gateway("admin"));
    }

    /// A test's.
    public AdminHandler(CheckKey check, ManageSites sites, ManageKeys keys, RedriveFailed redrive,
                        Gateway gateway) {
        this.gateway = gateway;
        AdminGate gate = new AdminGate(check);
        this.routes = new FailedRoutes(sites, redrive, gate)
                .on(new KeyRoutes(keys, gate).on(new SiteRoutes(sites, gate).on(RouteTable.empty())));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return gateway.answer(event, routes);
    }
}
