/// The native dialect: request bodies become claims, outcomes become answers. May touch the model and the JSON library.
@NullMarked
package footfall.wire.footfall;

import org.jspecify.annotations.NullMarked;
