package footfall.local;

import java.util.List;
import java.util.Locale;

/// The functions behind HTTP, and which paths are theirs, as the template routes them.
enum Route {
    INGEST, QUERY, ADMIN,
    /// Every path that is not named: ingest's, in whose dialects it may be one, unless it is a page of the local house.
    OTHERS;

    /// Whose a path is. One of `/v1` that no function has is the query's to refuse.
    static Route of(String path) {
        if (!path.startsWith("/v1/")) {
            return OTHERS;
        }
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        return switch (parts[0]) {
            case "events", "k" -> INGEST;
            case "sites" -> parts.length >= 3 && List.of("events", "users", "groups").contains(parts[2])
                    || parts.length == 3 && parts[2].equals("failed") ? QUERY : ADMIN;
            default -> QUERY;
        };
    }

    /// As the template names it.
    String functionName() {
        return (this == OTHERS ? INGEST : this).name().toLowerCase(Locale.ROOT);
    }
}
