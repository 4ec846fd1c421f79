/// The query function: questions, lists and look-ups of events. Handlers may touch edge, wire, use cases and the model;
/// the wiring also adapters and the environment.
@NullMarked
package footfall.function.query;

import org.jspecify.annotations.NullMarked;
