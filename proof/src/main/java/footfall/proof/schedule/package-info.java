/// Runs several tasks one step at a time, a step being one call of the outside, and explores in which order the steps
/// can come and what can befall each. Knows nothing of the product: the JDK is all that it touches.
@NullMarked
package footfall.proof.schedule;

import org.jspecify.annotations.NullMarked;
