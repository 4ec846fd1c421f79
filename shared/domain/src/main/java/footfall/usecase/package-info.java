/// One class a deed. May touch ports and the model; time and chance are handed in; no SDK, no logger.
@NullMarked
package footfall.usecase;

import org.jspecify.annotations.NullMarked;
