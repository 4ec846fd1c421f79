/// Each port as a map: the port explained, for tests and proofs. May touch ports and the model.
@NullMarked
package footfall.memory;

import org.jspecify.annotations.NullMarked;
