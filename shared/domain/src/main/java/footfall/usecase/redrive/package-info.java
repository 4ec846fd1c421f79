/// Sends what failed once more. May touch the model, ports and prefixes.
@NullMarked
package footfall.usecase.redrive;

import org.jspecify.annotations.NullMarked;
