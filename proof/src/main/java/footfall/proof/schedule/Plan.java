package footfall.proof.schedule;

/// The one fault of a schedule, said without its order: what befalls which call of which task.
///
/// @param path the task; "" for no fault
/// @param call the number of its call, 0 at first
public record Plan(String path, int call, Outcome outcome) {
    /// Nothing befalls anybody.
    public static final Plan NONE = new Plan("", 0, Outcome.PROCEED);

    Outcome of(Task task) {
        return task.calls == call && outcome != Outcome.PROCEED && task.path.equals(path)
                && task.next().faults().contains(outcome) ? outcome : Outcome.PROCEED;
    }
}
