package footfall.proof.scene;

import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.Scheduler;
import footfall.proof.schedule.Step;
import footfall.proof.schedule.Strategy;
import footfall.proof.schedule.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One schedule as it was run, and what is wrong with its end.
///
/// @param run        its steps
/// @param complaints none if the promise was kept
/// @param events     how many different events were sent
public record Trial(Scope scope, long seed, Scheduler run, List<String> complaints, int events) {
    /// Ends that were judged already.
    public static final class Known {
        private static final int STATES_MAX = 200_000;

        private final Map<Scene.State, List<String>> states = new HashMap<>();

        private List<String> judge(Scope scope, Scene scene) {
            if (!scope.equal() || states.size() >= STATES_MAX) {
                return new Settling(scene).complaints();
            }
            return states.computeIfAbsent(scene.state(), _ -> new Settling(scene).complaints());
        }

        /// How many different ends there were.
        public int size() {
            return states.size();
        }
    }

    /// Runs a scene.
    public static Trial run(Scope scope, long seed, Strategy strategy, Known known) {
        Scheduler scheduler = new Scheduler(strategy);
        Scene scene = scope.setting().set(scheduler, seed);
        scheduler.run();
        List<String> complaints = new ArrayList<>();
        if (scheduler.failure() != null) {
            complaints.add("a task failed: " + scheduler.failure());
        } else if (!scheduler.isAbandoned()) {
            complaints.addAll(scene.complaints);
            scene.askings.forEach(asking -> complaints.addAll(asking.complaints(scene)));
            complaints.addAll(known.judge(scope, scene));
        }
        return new Trial(scope, seed, scheduler, List.copyOf(complaints), scene.sent.size());
    }

    /// Whether the strategy ran it to its end.
    public boolean isWhole() {
        return !run.isAbandoned() || run.failure() != null;
    }

    /// Whether something is not as it must be.
    public boolean isBad() {
        return !complaints.isEmpty();
    }

    /// Adds the faults that befell it to a count.
    public void countFaults(Map<Outcome, Long> faults) {
        for (Step step : run.trace()) {
            if (step.outcome() != Outcome.PROCEED) {
                faults.merge(step.outcome(), 1L, Long::sum);
            }
        }
    }

    /// By what it is replayed: scope, seed, turns.
    public String written() {
        return scope.name() + ":" + seed + ":" + Written.of(run.trace());
    }
}
