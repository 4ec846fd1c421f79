package footfall.edge;

import java.util.Set;

/// Whatever answers requests. Safe for use by many threads.
@FunctionalInterface
public interface Route {
    /// The media types that native routes read as JSON; "" stands for a request that does not say.
    Set<String> JSON_TYPES = Set.of("", "application/json", "text/plain");

    /// Answers a request. `Unavailable` is turned into 503 by the gateway; whatever else is thrown is a bug.
    Reply answer(Request request);

    /// The media types of bodies that it reads; empty: any.
    default Set<String> mediaTypes() {
        return JSON_TYPES;
    }

    /// What the log line calls the route of a request: never a part of the path that a client chose, keys may be in it.
    default String name(Request request) {
        return "";
    }
}
