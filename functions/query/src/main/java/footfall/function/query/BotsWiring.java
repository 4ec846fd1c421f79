package footfall.function.query;

import footfall.enrich.KnownBots;
import footfall.port.BotList;

/// The list of bots: a class of its own, so that it is not loaded before somebody asks.
final class BotsWiring {
    static final BotList LIST = new KnownBots();

    private BotsWiring() {}
}
