/// Who a cookieless visitor is on a date, by salts that are remembered for a while. May touch identity, site, time and
/// cache.
@NullMarked
package footfall.daily;

import org.jspecify.annotations.NullMarked;
