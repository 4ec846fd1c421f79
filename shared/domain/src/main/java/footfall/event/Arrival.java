package footfall.event;

import java.time.Instant;
import java.util.List;

/// An accepted event on its way through the queue: what ingest knows, before the costly look-ups of the reducer.
///
/// @param event     its technology as far as the client told it; its source not yet named
/// @param userAgent the client's user agent, cut at 512; it travels to the reducer, which keeps categories only
/// @param trusted   whether it came by a key that is kept on a server: then nobody asks whether its agent is a bot's
/// @param twins     whichever of them is in the log, this event repeats it
public record Arrival(Event event, String userAgent, boolean trusted, List<Twin> twins) implements Sending {
    public Arrival {
        twins = List.copyOf(twins);
    }

    /// An event that is the same as itself alone.
    public Arrival(Event event, String userAgent, boolean trusted) {
        this(event, userAgent, trusted, List.of());
    }

    /// An event that came by a key that anybody may have.
    public Arrival(Event event, String userAgent) {
        this(event, userAgent, false);
    }

    /// The same event under the id and the arrival by which it is listed.
    public Arrival listedAs(EventId listed, Instant received) {
        return new Arrival(event.listedAs(listed, received), userAgent, trusted, twins);
    }
}
