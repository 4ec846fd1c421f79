package footfall.edge;

/// Whatever answers requests. Safe for use by many threads.
@FunctionalInterface
public interface Route {
    /// Answers a request. `Unavailable` is turned into 503 by the gateway; whatever else is thrown is a bug.
    Reply answer(Request request);

    /// The manners in which a request is answered, told by its path.
    default Manners manners(Request head) {
        return Manners.NATIVE;
    }

    /// What the log line calls the route of a request: never a part of the path that a client chose, keys may be in it.
    default String name(Request request) {
        return "";
    }
}
