/// The deeds that take events in, up to the queue. May touch ports, the model, page, admission and cache; time and
/// chance are handed in.
@NullMarked
package footfall.usecase.accept;

import org.jspecify.annotations.NullMarked;
