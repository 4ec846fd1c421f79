/// The deed before most others: what a presented key may do. May touch ports, the model and cache.
@NullMarked
package footfall.usecase.check;

import org.jspecify.annotations.NullMarked;
