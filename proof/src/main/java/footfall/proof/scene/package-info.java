/// Scenes in which the product's own functions work on the simulated outside: who takes part, what they do, and what
/// must be true when the dust has settled. May touch everything.
@NullMarked
package footfall.proof.scene;

import org.jspecify.annotations.NullMarked;
