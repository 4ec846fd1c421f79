package footfall.event;

/// An accepted event on its way through the queue: what ingest knows, before the costly look-ups of the reducer.
///
/// @param event     its technology as far as the client told it; its source not yet named
/// @param userAgent the client's user agent, cut at 512; it travels to the reducer, which keeps categories only
public record Arrival(Event event, String userAgent) implements Sending {}
