/// Real parts: reducers as processes of their own on a local store and a local queue, killed while they work. May touch
/// everything.
@NullMarked
package footfall.proof.kill;

import org.jspecify.annotations.NullMarked;
