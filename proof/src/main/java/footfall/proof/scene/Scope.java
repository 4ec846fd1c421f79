package footfall.proof.scene;

import footfall.proof.schedule.Scheduler;

/// A scene that can be set again and again, each time the same for the same seed.
///
/// @param name  by which a schedule is replayed
/// @param about who takes part
/// @param equal whether all its schedules know the same sites and time, so that equal ends need to be judged once
public record Scope(String name, String about, boolean equal, Setting setting) {
    /// Sets a scene.
    @FunctionalInterface
    public interface Setting {
        /// A scene with all who take part, waiting for their first turn.
        Scene set(Scheduler scheduler, long seed);
    }
}
