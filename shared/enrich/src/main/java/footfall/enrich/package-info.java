/// Categories of agents, bots among them, and names of sources, from maintained data, behind ports; not on the way of
/// ingest. May touch ports, the model and its data libraries.
@NullMarked
package footfall.enrich;

import org.jspecify.annotations.NullMarked;
