package footfall.proof.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides at each step.
@FunctionalInterface
public interface Strategy {
    /// The next step; null: the rest of this schedule is not worth running.
    ///
    /// @param ready the tasks that are about to make a call, in the order in which they began; at least one
    @Nullable Choice choose(List<Task> ready);
}
