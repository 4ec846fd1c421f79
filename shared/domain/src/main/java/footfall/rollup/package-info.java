/// What we count: tallies, sketches of uniques, the counters of an hour. May touch log and what stands below it.
@NullMarked
package footfall.rollup;

import org.jspecify.annotations.NullMarked;
