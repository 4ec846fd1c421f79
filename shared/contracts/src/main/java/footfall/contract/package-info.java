/// What each port's answer must do, as test suites that every adapter passes. May touch ports, the model and JUnit.
@NullMarked
package footfall.contract;

import org.jspecify.annotations.NullMarked;
