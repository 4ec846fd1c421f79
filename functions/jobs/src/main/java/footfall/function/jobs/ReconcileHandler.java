package footfall.function.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import footfall.edge.Metrics;
import footfall.usecase.reconcile.CheckDrift;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runs on a schedule: compares the last days of views with their logs, shard by shard, and stops in time; the next run
/// goes on where it stopped. Whatever the schedule hands in is not looked at.
public final class ReconcileHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /// What is left of the function's time when it stops: enough to compare one hour more.
    static final int REST_MS = 60_000;

    private final CheckDrift check;
    private final Metrics metrics;

    /// Lambda's: takes what it needs from the environment.
    public ReconcileHandler() {
        this(ReconcileWiring.fromEnvironment());
    }

    private ReconcileHandler(ReconcileWiring wiring) {
        this(wiring.check(), wiring.metrics());
    }

    /// One of given parts.
    public ReconcileHandler(CheckDrift check, Metrics metrics) {
        this.check = check;
        this.metrics = metrics;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> schedule, Context context) {
        CheckDrift.Checked checked = check.check(() -> context.getRemainingTimeInMillis() < REST_MS);
        metrics.print(Map.of("first", checked.first(), "stopped_at", checked.stoppedAt()),
                Map.of("drift", checked.drift(), "shards_compared", (long) checked.shards(),
                        "shards_failed", (long) checked.failed(), "hours_unknown", checked.hoursUnknown()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("shards", checked.shards());
        answer.put("failed", checked.failed());
        answer.put("compared_to", checked.comparedTo().toString());
        answer.put("drift", checked.drift());
        answer.put("first", checked.first());
        answer.put("stopped_at", checked.stoppedAt());
        return answer;
    }
}
