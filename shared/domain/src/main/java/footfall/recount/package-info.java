/// The log counted again, by loops that know nothing of views: what views are checked against. May touch the model's
/// values, and none of the classes that bring views forward.
@NullMarked
package footfall.recount;

import org.jspecify.annotations.NullMarked;
