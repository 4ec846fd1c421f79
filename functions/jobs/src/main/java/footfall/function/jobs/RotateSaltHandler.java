package footfall.function.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import footfall.usecase.manage.RotateSalt;
import java.util.Map;

/// Runs every hour: makes the salts that are due and destroys those that have served. Whatever the schedule sends is
/// not looked at. `Unavailable` is let go, so that Lambda tries again and the alarm rings.
public final class RotateSaltHandler implements RequestHandler<Map<String, Object>, Map<String, String>> {
    private final RotateSalt salts;

    /// Lambda's: takes what it needs from the environment.
    public RotateSaltHandler() {
        this(RotateSaltWiring.fromEnvironment());
    }

    /// A test's.
    public RotateSaltHandler(RotateSalt salts) {
        this.salts = salts;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
        salts.rotate();
        return Map.of("status", "done");
    }
}
