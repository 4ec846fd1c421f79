package footfall.function.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import footfall.edge.Metrics;
import footfall.usecase.reduce.MarkQuotas;
import footfall.usecase.reduce.SweepTails;
import java.util.Map;

/// Runs on a schedule: tells sites that have their quota of today, and folds the tails of shards that fell silent.
/// Whatever the schedule hands in is not looked at.
public final class SweepHandler implements RequestHandler<Map<String, Object>, Map<String, Integer>> {
    private final SweepTails sweep;
    private final MarkQuotas quotas;
    private final Metrics metrics;

    /// Lambda's: takes what it needs from the environment.
    public SweepHandler() {
        this(SweepWiring.fromEnvironment());
    }

    private SweepHandler(SweepWiring wiring) {
        this(wiring.sweep(), wiring.quotas(), wiring.metrics());
    }

    /// One of given parts.
    public SweepHandler(SweepTails sweep, MarkQuotas quotas, Metrics metrics) {
        this.sweep = sweep;
        this.quotas = quotas;
        this.metrics = metrics;
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> schedule, Context context) {
        MarkQuotas.Marked marked = quotas.mark();
        SweepTails.Swept swept = sweep.sweep();
        metrics.print(Map.of(), Map.of("tails_folded", (long) swept.folded(), "tails_failed", (long) swept.failed(),
                "quotas_reached", (long) marked.marked(), "quotas_failed", (long) marked.failed()));
        return Map.of("folded", swept.folded(), "failed", swept.failed());
    }
}
