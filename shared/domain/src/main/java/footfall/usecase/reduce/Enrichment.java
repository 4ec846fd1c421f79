package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.Technology;
import footfall.port.BotList;
import footfall.port.SourceNames;
import footfall.port.TechnologyLookup;
import java.util.Optional;

/// What maintained data tells of an event that its client and ingest did not. Safe for use by many threads.
public record Enrichment(TechnologyLookup technologies, SourceNames sources, BotList bots) {
    /// Finds nothing.
    public static final Enrichment NONE =
            new Enrichment(_ -> Technology.NONE, source -> source, _ -> Optional.empty());

    /// Whether a bot sent it, by its agent. A key that is kept on a server is no bot's, whatever the agent.
    boolean isOfBot(Arrival arrival) {
        return !arrival.trusted() && bots.of(arrival.userAgent()).isPresent();
    }

    /// The event with what was found: technology, unless the client told any, the name of its source, and the device
    /// `Bot`, whatever the client told, if a bot sent it.
    Event enriched(Arrival arrival) {
        Event event = arrival.event();
        Technology technology = event.technology().isNone() ? technologies.of(arrival.userAgent())
                : event.technology();
        return event.enriched(isOfBot(arrival) ? technology.ofBot() : technology, sources.named(event.source()));
    }
}
