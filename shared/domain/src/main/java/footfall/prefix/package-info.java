/// The views of a shard at one prefix of its log: stored ones with the tail on top. May touch ports and the model.
@NullMarked
package footfall.prefix;

import org.jspecify.annotations.NullMarked;
