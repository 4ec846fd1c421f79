/// The deeds of who keeps the house: sites, keys, salts. May touch ports and the model; time and chance are handed in.
@NullMarked
package footfall.usecase.manage;

import org.jspecify.annotations.NullMarked;
