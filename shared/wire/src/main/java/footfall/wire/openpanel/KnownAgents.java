package footfall.wire.openpanel;

import java.util.Optional;

/// Which agents are those of bots. Safe for use by many threads.
@FunctionalInterface
public interface KnownAgents {
    /// The bot that calls itself by this agent; empty if it is none's.
    Optional<Bot> bot(String userAgent);

    /// A bot as it is told of itself.
    ///
    /// @param name what it is called
    /// @param type the category of what it does; "" if that is not known
    record Bot(String name, String type) {}
}
