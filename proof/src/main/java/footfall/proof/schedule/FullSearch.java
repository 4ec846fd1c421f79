package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Every interleaving, and at each call everything that can befall it, with bounds on faults and, if wanted, on how
/// often a process that could go on has to wait for another one. With that second bound, the calls that a process makes
/// at the same time come in the order in which it began them.
public final class FullSearch implements Search {
    /// No bound.
    public static final int ANY = Integer.MAX_VALUE;

    private final Set<Outcome> faults;
    private final int faultsMax;
    private final int preemptionsMax;
    private final List<Node> nodes = new ArrayList<>();
    private int depth;

    private static final class Node {
        int at;
        int count;
        int faults;
        int preemptions;
        Life life;
    }

    /// @param faults         what befalls calls
    /// @param faultsMax      the most faults of a schedule
    /// @param preemptionsMax how often a process has to wait though it could go on
    public FullSearch(Set<Outcome> faults, int faultsMax, int preemptionsMax) {
        this.faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
        this.faultsMax = faultsMax;
        this.preemptionsMax = preemptionsMax;
    }

    @Override
    public Choice choose(List<Task> ready) {
        Node before = depth == 0 ? new Node() : nodes.get(depth - 1);
        boolean more = before.faults < faultsMax;
        List<Choice> choices = new ArrayList<>();
        for (Task task : candidates(ready, before)) {
            choices.add(new Choice(task, Outcome.PROCEED));
            if (more) {
                task.next().faults().stream().filter(faults::contains)
                        .forEach(fault -> choices.add(new Choice(task, fault)));
            }
        }
        if (depth == nodes.size()) {
            nodes.add(new Node());
        }
        Node node = nodes.get(depth++);
        node.count = choices.size();
        Choice choice = choices.get(node.at);
        node.life = choice.task().life;
        node.faults = before.faults + (choice.outcome() == Outcome.PROCEED ? 0 : 1);
        node.preemptions = before.preemptions + (isPreemption(ready, before, node.life) ? 1 : 0);
        return choice;
    }

    private List<Task> candidates(List<Task> ready, Node before) {
        if (preemptionsMax == ANY) {
            return ready;
        }
        List<Task> firsts = new ArrayList<>();
        List<Life> seen = new ArrayList<>();
        for (Task task : ready) {
            if (!seen.contains(task.life)) {
                seen.add(task.life);
                firsts.add(task);
            }
        }
        if (before.preemptions >= preemptionsMax && seen.contains(before.life)) {
            firsts.removeIf(task -> task.life != before.life);
        }
        return firsts;
    }

    private static boolean isPreemption(List<Task> ready, Node before, Life chosen) {
        return before.life != null && before.life != chosen
                && ready.stream().anyMatch(task -> task.life == before.life);
    }

    @Override
    public boolean advance(Scheduler run) {
        depth = 0;
        while (!nodes.isEmpty()) {
            Node last = nodes.getLast();
            if (++last.at < last.count) {
                return true;
            }
            nodes.removeLast();
        }
        return false;
    }
}
