/// Functions that run on schedules: each starts one deed and says what it did.
@NullMarked
package footfall.function.jobs;

import org.jspecify.annotations.NullMarked;
