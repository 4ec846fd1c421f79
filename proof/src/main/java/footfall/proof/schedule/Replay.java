package footfall.proof.schedule;

import java.util.List;

/// Follows a written schedule. A turn of a task that is not ready is passed over, and what cannot befall a call does
/// not; behind the last turn the first ready task goes on. So a shortened schedule is a schedule too.
public final class Replay implements Strategy {
    private final List<Written.Turn> turns;
    private int at;

    public Replay(Written written) {
        this.turns = written.turns();
    }

    @Override
    public Choice choose(List<Task> ready) {
        while (at < turns.size()) {
            Written.Turn turn = turns.get(at++);
            for (Task task : ready) {
                if (task.number == turn.task()) {
                    boolean can = task.next().faults().contains(turn.outcome());
                    return new Choice(task, can ? turn.outcome() : Outcome.PROCEED);
                }
            }
        }
        return new Choice(ready.getFirst(), Outcome.PROCEED);
    }
}
