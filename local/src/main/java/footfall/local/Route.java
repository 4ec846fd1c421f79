package footfall.local;

import footfall.wire.openpanel.DeviceQuestion;
import java.util.Locale;
import java.util.Set;

/// The functions behind HTTP, and which paths are theirs, as the template routes them.
enum Route {
    INGEST, QUERY, ADMIN,
    /// Every path that is not named: ingest's, in whose dialects it may be one, unless it is a page of the local house.
    OTHERS;

    private static final Set<String> OF_QUERY = Set.of("events", "users", "groups", "visitors", "sessions");

    /// Whose a path is. One of `/v1` that no function has is the query's to refuse.
    static Route of(String path) {
        if (DeviceQuestion.PATHS.contains(path)) {
            return QUERY;
        }
        if (!path.startsWith("/v1/")) {
            return OTHERS;
        }
        String[] parts = path.substring("/v1/".length()).split("/", -1);
        return switch (parts[0]) {
            case "events", "k" -> INGEST;
            case "sites" -> parts.length >= 3 && OF_QUERY.contains(parts[2])
                    || parts.length == 3 && parts[2].equals("failed") ? QUERY : ADMIN;
            default -> QUERY;
        };
    }

    /// As the template names it.
    String functionName() {
        return (this == OTHERS ? INGEST : this).name().toLowerCase(Locale.ROOT);
    }
}
