/// The whole house in one JVM: HTTP, the real handlers, an embedded store and queue. May touch everything; nothing
/// touches it.
@NullMarked
package footfall.local;

import org.jspecify.annotations.NullMarked;
