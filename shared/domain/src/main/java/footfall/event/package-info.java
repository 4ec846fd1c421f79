/// What happened, and what became of it: claims, events, states. May touch identity, site and time.
@NullMarked
package footfall.event;

import org.jspecify.annotations.NullMarked;
