/// The deeds that bring events from the queue into the log, and views after it. May touch ports, the model and prefix;
/// time is handed in.
@NullMarked
package footfall.usecase.reduce;

import org.jspecify.annotations.NullMarked;
