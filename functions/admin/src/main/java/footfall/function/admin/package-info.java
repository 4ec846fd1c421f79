/// The functions that manage sites and keys, and make the first ones. Handlers may touch edge, wire, use cases and the
/// model; wiring also adapters and the environment.
@NullMarked
package footfall.function.admin;

import org.jspecify.annotations.NullMarked;
