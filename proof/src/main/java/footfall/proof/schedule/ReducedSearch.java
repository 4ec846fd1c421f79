package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every interleaving that can make a difference, under one plan of faults: two schedules that differ only in the order
/// of steps that touch nothing in common count as one. It runs a schedule, looks for pairs of steps whose order could
/// have been the other way round, and comes back to try that: dynamic partial order reduction with source sets and
/// sleep sets (Abdulla, Aronis, Jonsson, Sagonas: Optimal dynamic partial order reduction, POPL 2014).
public final class ReducedSearch implements Search {
    private final Plan plan;
    private final List<Node> nodes = new ArrayList<>();
    private final List<BitSet> before = new ArrayList<>();
    private int depth;
    private int fresh;

    private static final class Node {
        String chosen = "";
        @Nullable Asleep step;
        final Map<String, Asleep> sleep = new HashMap<>();
        final Set<String> wanted = new LinkedHashSet<>();
    }

    /// What a task is about to do that need not go first here: every schedule in which it does was run.
    ///
    /// @param life the name of its process
    private record Asleep(Call call, String life, boolean dies) {
        boolean conflicts(Asleep other) {
            return call.conflicts(other.call) || (dies || other.dies) && life.equals(other.life);
        }
    }

    public ReducedSearch(Plan plan) {
        this.plan = plan;
    }

    @Override
    public @Nullable Choice choose(List<Task> ready) {
        Node node;
        Task task;
        if (depth < nodes.size()) {
            node = nodes.get(depth);
            task = named(ready, node.chosen);
        } else {
            node = new Node();
            Node last = depth == 0 ? node : nodes.get(depth - 1);
            last.sleep.forEach((path, asleep) -> {
                if (last != node && !asleep.conflicts(last.step)) {
                    node.sleep.put(path, asleep);
                }
            });
            Task awake = awake(ready, node, last.chosen);
            if (awake == null) {
                return null;
            }
            task = awake;
            node.chosen = task.path;
            node.wanted.add(task.path);
            nodes.add(node);
        }
        depth++;
        Outcome outcome = plan.of(task);
        node.step = new Asleep(task.next(), task.life.name(), outcome == Outcome.DIE);
        if (outcome == Outcome.DIE) {
            ready.stream().filter(other -> other.life == task.life).forEach(other -> node.wanted.add(other.path));
        }
        return new Choice(task, outcome);
    }

    private static Task named(List<Task> ready, String path) {
        for (Task task : ready) {
            if (task.path.equals(path)) {
                return task;
            }
        }
        throw new IllegalStateException("task " + path + ": not ready, the same choices must lead to the same state");
    }

    private static @Nullable Task awake(List<Task> ready, Node node, String preferred) {
        @Nullable Task first = null;
        for (Task task : ready) {
            if (!node.sleep.containsKey(task.path)) {
                if (task.path.equals(preferred)) {
                    return task;
                }
                first = first == null ? task : first;
            }
        }
        return first;
    }

    @Override
    public boolean advance(Scheduler run) {
        findRaces(run.trace());
        depth = 0;
        while (!nodes.isEmpty()) {
            Node last = nodes.getLast();
            last.sleep.put(last.chosen, last.step);
            for (String path : last.wanted) {
                if (!last.sleep.containsKey(path)) {
                    last.chosen = path;
                    fresh = nodes.size() - 1;
                    return true;
                }
            }
            nodes.removeLast();
        }
        return false;
    }

    private void findRaces(List<Step> trace) {
        before.subList(Math.min(fresh, before.size()), before.size()).clear();
        for (int j = before.size(); j < trace.size(); j++) {
            Step step = trace.get(j);
            BitSet earlier = new BitSet(j);
            add(earlier, step.before);
            for (int index : step.after) {
                add(earlier, index);
            }
            List<Integer> races = new ArrayList<>();
            for (int i = j - 1; i >= 0; i--) {
                if (!earlier.get(i) && conflict(trace.get(i), step)) {
                    add(earlier, i);
                    races.add(i);
                }
            }
            before.add(earlier);
            for (int i : races) {
                turnRound(trace, i, j);
            }
        }
    }

    private void add(BitSet earlier, int index) {
        if (index >= 0) {
            earlier.or(before.get(index));
            earlier.set(index);
        }
    }

    private static boolean conflict(Step one, Step other) {
        return one.call.conflicts(other.call) || one.task.life == other.task.life
                && (one.outcome == Outcome.DIE || other.outcome == Outcome.DIE);
    }

    /// Wants a schedule in which step j comes before step i.
    private void turnRound(List<Step> trace, int i, int j) {
        Node node = nodes.get(i);
        BitSet between = new BitSet(j + 1);
        @Nullable String first = null;
        for (int k = i + 1; k <= j; k++) {
            if (k < j && before.get(k).get(i)) {
                continue;
            }
            if (!before.get(k).intersects(between)) {
                String path = trace.get(k).task.path;
                if (node.wanted.contains(path)) {
                    return;
                }
                first = first == null ? path : first;
            }
            between.set(k);
        }
        if (first != null) {
            node.wanted.add(first);
        }
    }
}
