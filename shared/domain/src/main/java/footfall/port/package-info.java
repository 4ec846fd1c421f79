/// What we need of the outside, as promises that every adapter keeps. May touch the model only.
@NullMarked
package footfall.port;

import org.jspecify.annotations.NullMarked;
