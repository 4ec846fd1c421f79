package footfall.local;

import java.util.Locale;
import java.util.Optional;

/// The functions behind HTTP, and which paths are theirs, as the template routes them.
enum Route {
    INGEST, QUERY, ADMIN;

    /// The function of a request; empty if none has such a path. A path that no function has is the query's to refuse.
    static Optional<Route> of(String path) {
        if (!path.startsWith("/v1/")) {
            return Optional.empty();
        }
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        return Optional.of(switch (parts[0]) {
            case "events", "k" -> INGEST;
            case "sites" -> parts.length >= 3 && parts[2].equals("events")
                    || parts.length == 3 && parts[2].equals("failed") ? QUERY : ADMIN;
            default -> QUERY;
        });
    }

    /// As the template names it.
    String functionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
