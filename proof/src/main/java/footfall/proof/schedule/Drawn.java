package footfall.proof.schedule;

import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Draws each step by chance, in one of three manners that it draws first: every ready task alike; one task for a
/// while, then another; or by priorities that change at a few steps, which finds orders that need few changes between
/// tasks.
public final class Drawn implements Strategy {
    private static final int STAY_PERCENT = 85;
    private static final int CHANGES_MAX = 4;
    private static final int STEPS_GUESSED = 400;

    private final RandomGenerator random;
    private final int faultPermille;
    private final int manner;
    private final Map<Life, Integer> priorities = new HashMap<>();
    private final List<Integer> changes;
    private int faultsLeft;
    private int step;
    private Task last;

    /// @param faultPermille how often in a thousand calls something befalls a call
    /// @param faultsMax     the most faults of the schedule
    public Drawn(RandomGenerator random, int faultPermille, int faultsMax) {
        this.random = random;
        this.faultPermille = faultPermille;
        this.faultsLeft = faultsMax;
        this.manner = random.nextInt(3);
        this.changes = random.ints(random.nextInt(CHANGES_MAX + 1), 0, STEPS_GUESSED).boxed()
                .collect(Collectors.toList());
    }

    @Override
    public Choice choose(List<Task> ready) {
        Task task = ready.size() == 1 ? ready.getFirst() : task(ready);
        last = task;
        List<Outcome> faults = List.copyOf(task.next().faults());
        if (faults.isEmpty() || faultsLeft == 0 || random.nextInt(1_000) >= faultPermille) {
            return new Choice(task, Outcome.PROCEED);
        }
        faultsLeft--;
        return new Choice(task, faults.get(random.nextInt(faults.size())));
    }

    private Task task(List<Task> ready) {
        boolean changed = changes.contains(step++);
        return switch (manner) {
            case 0 -> ready.get(random.nextInt(ready.size()));
            case 1 -> last != null && ready.contains(last) && random.nextInt(100) < STAY_PERCENT ? last
                    : ready.get(random.nextInt(ready.size()));
            default -> highest(ready, changed);
        };
    }

    private Task highest(List<Task> ready, boolean changed) {
        if (changed && last != null) {
            priorities.put(last.life, -step);
        }
        Task best = ready.getFirst();
        for (Task task : ready) {
            int priority = priorities.computeIfAbsent(task.life, _ -> random.nextInt(1_000));
            best = priority > priorities.get(best.life) ? task : best;
        }
        return best;
    }
}
