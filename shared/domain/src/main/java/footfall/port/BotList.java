package footfall.port;

import java.util.Optional;

/// Tells bots by their user agents. Safe for use by many threads; never fails: what it does not know is no bot.
public interface BotList {
    /// The bot that calls itself by this agent; empty if it is none's, or empty itself.
    Optional<Bot> of(String userAgent);

    /// A program that walks the web by itself.
    ///
    /// @param name what it is called
    /// @param type the category of what it does, as `search-engine`; "" if that is not known
    record Bot(String name, String type) {}
}
