/// Who, as far as we may know: streams of a visitor, salts. May touch site and time.
@NullMarked
package footfall.identity;

import org.jspecify.annotations.NullMarked;
