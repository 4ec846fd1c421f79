package footfall.usecase.reduce;

import footfall.prefix.ShardState;
import java.util.function.Consumer;

/// A family of views, for a trial.
///
/// @param name what a refusal calls it
/// @param fold brings these views forward over the whole tail of a state, and throws what the fold would throw; keeps
///             and stores nothing
public record TrialView(String name, Consumer<ShardState> fold) {}
