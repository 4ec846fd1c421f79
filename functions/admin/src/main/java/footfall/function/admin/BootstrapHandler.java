package footfall.function.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.RotateSalt;
import java.util.LinkedHashMap;
import java.util.Map;

/// Invoked directly, once, by whoever set Footfall up: makes the first site, its keys, the admin key and the first
/// salts. The event may be `{"site":"demo"}`. The answer shows the keys this one time; it is not logged.
public final class BootstrapHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final String FIRST_SITE = "demo";

    private final Bootstrap bootstrap;
    private final RotateSalt salts;

    /// Lambda's: takes what it needs from the environment.
    public BootstrapHandler() {
        this(BootstrapWiring.fromEnvironment());
    }

    private BootstrapHandler(BootstrapWiring wiring) {
        this(wiring.bootstrap(), wiring.salts());
    }

    /// A test's.
    public BootstrapHandler(Bootstrap bootstrap, RotateSalt salts) {
        this.bootstrap = bootstrap;
        this.salts = salts;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String site = event.getOrDefault("site", FIRST_SITE);
        if (!SiteId.isValid(site) || site.equals(SiteKey.EVERY_SITE.value())) {
            return Map.of("status", "refused", "error",
                    "site: must match [a-z0-9][a-z0-9-]{1,62} and not be " + SiteKey.EVERY_SITE);
        }
        salts.rotate();
        return switch (bootstrap.make(new SiteId(site))) {
            case Bootstrap.Outcome.DoneBefore() -> Map.of("status", "done_before");
            case Bootstrap.Outcome.Made made -> shown(made);
        };
    }

    private static Map<String, String> shown(Bootstrap.Outcome.Made made) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("status", "made");
        keys.put("site", made.site().value());
        keys.put("write_key", made.writeKey());
        keys.put("read_key", made.readKey());
        keys.put("admin_key", made.adminKey());
        return keys;
    }
}
