package footfall.proof.schedule;

/// Chooses so that every schedule that it has to tell apart comes once: run one, then `advance` to the next.
public interface Search extends Strategy {
    /// Learns from the schedule that was just run, and goes to the next one.
    ///
    /// @return false if there is none
    boolean advance(Scheduler run);
}
