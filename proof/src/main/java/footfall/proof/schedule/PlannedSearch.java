package footfall.proof.schedule;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A reduced search without faults, and then one for each fault that can befall each call of each task.
public final class PlannedSearch implements Search {
    private static final Comparator<Plan> RAREST_FIRST = Comparator.comparing(Plan::outcome).reversed()
            .thenComparing(Plan::path).thenComparing(Plan::call);

    private final Set<Outcome> faults;
    private final Deque<Plan> plans = new ArrayDeque<>();
    private final SortedSet<Plan> found = new TreeSet<>(RAREST_FIRST);
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
            run.trace().forEach(step -> step.call.faults().stream().filter(faults::contains)
                    .forEach(fault -> found.add(new Plan(step.task.path, step.index, fault))));
        }
        if (search.advance(run)) {
            return true;
        }
        if (done++ == 0) {
            plans.addAll(found);
            all += plans.size();
        }
        if (plans.isEmpty()) {
            return false;
        }
        search = new ReducedSearch(plans.remove());
        return true;
    }
}
