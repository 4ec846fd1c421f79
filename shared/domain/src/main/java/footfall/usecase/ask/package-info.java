/// The deeds that answer: questions, lists and look-ups of events. May touch ports, the model and prefix; time is
/// handed in.
@NullMarked
package footfall.usecase.ask;

import org.jspecify.annotations.NullMarked;
