/// Breaks the product on purpose, one break at a time, and shows that the proof finds each. May touch everything.
@NullMarked
package footfall.proof.mutation;

import org.jspecify.annotations.NullMarked;
