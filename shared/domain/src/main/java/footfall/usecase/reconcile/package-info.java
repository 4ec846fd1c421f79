/// The deeds that count the log again and compare views with it. May touch ports, the model, prefix and recount.
@NullMarked
package footfall.usecase.reconcile;

import org.jspecify.annotations.NullMarked;
