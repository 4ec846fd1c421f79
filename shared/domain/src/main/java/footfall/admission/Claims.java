package footfall.admission;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one request claims, in the words of the native wire; other wires translate into these.
///
/// @param shared   what stands beside the events and is the default of each: `visitor`, `session`, `user`, `context`;
///                 and of the request itself: `sent_at`, `historical`
/// @param events   the claims, in the order sent
/// @param warnings what the reader of the wire already found
public record Claims(Map<String, Raw> shared, List<Raw> events, List<String> warnings) {
    public Claims {
        shared = Collections.unmodifiableMap(new LinkedHashMap<>(shared));
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
