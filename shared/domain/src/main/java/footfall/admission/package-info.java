/// Which claims become events: the rules of ingest, as pure functions. May touch event, identity, page and site.
@NullMarked
package footfall.admission;

import org.jspecify.annotations.NullMarked;
