/// Lists of events, visitors, sessions: pages, rows, and where a page ends. May touch report and the model below it.
@NullMarked
package footfall.listing;

import org.jspecify.annotations.NullMarked;
