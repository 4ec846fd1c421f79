/// The function behind the event queue: translates a batch, reduces each shard's part, names the messages to come
/// again. The handler may touch edge, codec and use cases; only the wiring knows adapters and the environment.
@NullMarked
package footfall.function.reducer;

import org.jspecify.annotations.NullMarked;
