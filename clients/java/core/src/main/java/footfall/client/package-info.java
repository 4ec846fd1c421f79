/// The client for Java: takes events without blocking, sends them in batches, and counts what becomes of each. It needs
/// the JDK alone, speaks HTTP, and knows nothing of the rest of the house.
///
/// Begin at [Analytics#builder(String, java.net.URI)].
@NullMarked
package footfall.client;

import org.jspecify.annotations.NullMarked;
