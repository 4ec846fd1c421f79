package footfall.proof.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A reduced search without faults, and then one for each fault that can befall each call of each task.
public final class PlannedSearch implements Search {
    private final Set<Outcome> faults;
    private final Deque<Plan> plans = new ArrayDeque<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private ReducedSearch search = new ReducedSearch(Plan.NONE);
    private int done;
    private int all = 1;

    /// @param faults what befalls calls; none: only the search without faults
    public PlannedSearch(Set<Outcome> faults) {
        this.faults = faults;
    }

    /// How many of its plans it went through, of how many.
    public String progress() {
        return done + " of " + all + " plans of faults";
    }

    @Override
    public @Nullable Choice choose(List<Task> ready) {
        return search.choose(ready);
    }

    @Override
    public boolean advance(Scheduler run) {
        if (done == 0) {
            run.trace().forEach(step -> calls.merge(step.task.path, step.index + 1, Math::max));
        }
        if (search.advance(run)) {
            return true;
        }
        if (done++ == 0) {
            calls.forEach((path, count) -> {
                for (int call = 0; call < count; call++) {
                    for (Outcome fault : faults) {
                        plans.add(new Plan(path, call, fault));
                    }
                }
            });
            all += plans.size();
        }
        if (plans.isEmpty()) {
            return false;
        }
        search = new ReducedSearch(plans.remove());
        return true;
    }
}
