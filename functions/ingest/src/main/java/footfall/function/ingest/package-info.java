/// The function that takes events. Handlers decide nothing; only the wiring knows AWS and the environment.
@NullMarked
package footfall.function.ingest;

import org.jspecify.annotations.NullMarked;
