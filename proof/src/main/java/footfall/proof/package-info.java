/// Shows the promises: meters what the store would bill, makes standard traffic, recounts. May touch every room.
@NullMarked
package footfall.proof;

import org.jspecify.annotations.NullMarked;
