/// The deeds that answer questions. May touch ports, the model and prefix; time is handed in.
@NullMarked
package footfall.usecase.ask;

import org.jspecify.annotations.NullMarked;
