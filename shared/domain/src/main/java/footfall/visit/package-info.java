/// Visits: spans of a visitor's events, slots that keep them, sessions made of them. May touch rollup and what stands
/// below it.
@NullMarked
package footfall.visit;

import org.jspecify.annotations.NullMarked;
