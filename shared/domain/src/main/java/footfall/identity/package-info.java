/// Who, as far as we may know: visitors, streams of a visitor, daily salts. May touch site and time.
@NullMarked
package footfall.identity;

import org.jspecify.annotations.NullMarked;
