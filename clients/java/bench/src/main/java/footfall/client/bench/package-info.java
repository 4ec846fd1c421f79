/// What a capture costs its caller, beside other clients: `make bench-client`. It may touch the client alone.
@NullMarked
package footfall.client.bench;

import org.jspecify.annotations.NullMarked;
