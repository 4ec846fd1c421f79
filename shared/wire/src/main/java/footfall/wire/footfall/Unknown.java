package footfall.wire.footfall;

import footfall.admission.Raw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Members that nobody knows: ignored, and named once each. Used by one thread.
final class Unknown {
    private static final int NAMES_MAX = 20;

    private final Map<String, String> firstPlaces = new LinkedHashMap<>();

    void note(String name, String place, Set<String> known) {
        if (firstPlaces.size() < NAMES_MAX && !known.contains(name)) {
            firstPlaces.putIfAbsent(Raw.brief(name), place);
        }
    }

    List<String> warnings() {
        return firstPlaces.entrySet().stream()
                .map(entry -> entry.getValue() + entry.getKey() + ": unknown member, ignored").toList();
    }
}
