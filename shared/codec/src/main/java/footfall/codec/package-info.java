/// Our own formats, stored and queued, each with its version: segments, views, messages. May touch the model and the
/// JSON library's streams.
@NullMarked
package footfall.codec;

import org.jspecify.annotations.NullMarked;
