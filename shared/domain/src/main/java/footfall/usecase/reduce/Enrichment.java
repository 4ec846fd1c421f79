package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.Technology;
import footfall.port.SourceNames;
import footfall.port.TechnologyLookup;

/// What maintained data tells of an event that its client and ingest did not. Safe for use by many threads.
public record Enrichment(TechnologyLookup technologies, SourceNames sources) {
    /// Finds nothing.
    public static final Enrichment NONE = new Enrichment(_ -> Technology.NONE, source -> source);

    /// The event with what was found: technology, unless the client told any, and the name of its source.
    Event enriched(Arrival arrival) {
        Event event = arrival.event();
        return event.enriched(event.technology().isNone() ? technologies.of(arrival.userAgent())
                : event.technology(), sources.named(event.source()));
    }
}
