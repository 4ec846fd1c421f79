package footfall.wire.footfall;

import footfall.edge.Request;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where a write key may stand: header, path, body; never the query string, which logs keep.
final class PresentedKeys {
    private static final String SCHEME = "bearer ";

    private PresentedKeys() {}

    /// The keys presented, each once; more than one is a conflict.
    static Set<String> of(Request request, Map<String, String> path, String inBody) {
        Set<String> keys = new LinkedHashSet<>();
        Stream.of(bearer(request), request.header("x-footfall-key").orElse("").strip(), path.getOrDefault("key", ""),
                inBody).filter(key -> !key.isEmpty()).forEach(keys::add);
        return keys;
    }

    private static String bearer(Request request) {
        String header = request.header("authorization").orElse("").strip();
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
