/// Whose: sites, their settings, shards, keys and origins. Touches nothing of ours.
@NullMarked
package footfall.site;

import org.jspecify.annotations.NullMarked;
