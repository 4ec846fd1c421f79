package footfall.proof.schedule;

/// One call as it was made.
public final class Step {
    final Task task;
    final Call call;
    final int index;
    final Outcome outcome;
    /// Steps that come before it by force, beside the task's own last one.
    final int[] after;
    /// The task's last step; -1 if it is its first.
    final int before;
    private String result = "";

    Step(Task task, Call call, int index, Outcome outcome) {
        this.index = index;
        this.task = task;
        this.call = call;
        this.outcome = outcome;
        this.before = task.lastStep;
        this.after = task.after.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Who made it.
    public Task task() {
        return task;
    }

    /// What befell it.
    public Outcome outcome() {
        return outcome;
    }

    void result(String words) {
        result = words;
    }

    /// A line of a story.
    public String line() {
        StringBuilder line = new StringBuilder(task.life.name()).append(": ").append(call.words());
        if (outcome != Outcome.PROCEED) {
            line.append(" -- ").append(outcome.words());
        }
        return result.isEmpty() ? line.toString() : line.append(" -> ").append(result).toString();
    }
}
