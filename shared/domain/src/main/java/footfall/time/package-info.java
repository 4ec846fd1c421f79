/// When: minutes, hours, days and half-open ranges of UTC time. Touches nothing of ours.
@NullMarked
package footfall.time;

import org.jspecify.annotations.NullMarked;
