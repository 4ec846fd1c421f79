package footfall.client;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/// What the client asks of the world; tests hand in another one.
///
/// @param clock what time it is
/// @param random draws from [0, 1)
/// @param sender makes what sends requests
/// @param log takes warnings
/// @param gzip compresses bodies
/// @param threaded whether the worker has a thread; if not, a test gives it its turns
record Outside(ClientClock clock, DoubleSupplier random, Function<AnalyticsConfig, Sender> sender,
        Consumer<String> log, Gzip gzip, boolean threaded) {

    static Outside system() {
        System.Logger logger = System.getLogger("footfall.client");
        return new Outside(ClientClock.SYSTEM, () -> ThreadLocalRandom.current().nextDouble(), HttpSender::new,
                text -> logger.log(System.Logger.Level.WARNING, text), Gzip.JDK, true);
    }
}
