/// The deeds that list and look up: events, visitors, sessions, persons. May touch ports, the model and prefix; time
/// is handed in.
@NullMarked
package footfall.usecase.list;

import org.jspecify.annotations.NullMarked;
