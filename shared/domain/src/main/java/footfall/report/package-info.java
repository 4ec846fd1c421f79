/// What is asked and how it is answered, as pure values. May touch the rest of the model.
@NullMarked
package footfall.report;

import org.jspecify.annotations.NullMarked;
