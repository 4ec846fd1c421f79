/// The truth: segments in order without holes, and the index of ids. May touch event and what stands below it.
@NullMarked
package footfall.log;

import org.jspecify.annotations.NullMarked;
