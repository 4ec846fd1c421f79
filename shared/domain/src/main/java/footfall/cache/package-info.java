/// What was loaded, remembered for a while; the clock is handed in. Touches nothing of ours.
@NullMarked
package footfall.cache;

import org.jspecify.annotations.NullMarked;
