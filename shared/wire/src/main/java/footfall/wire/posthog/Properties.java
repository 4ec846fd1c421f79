package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which properties of an event stay such, as [Known.Fate] says of each that is known. What is no scalar becomes
/// compact JSON, points of heatmaps too, so nothing sent is lost.
///
/// @param server   whether a server says it
/// @param profiled whether there is a profile for traits
/// @param whole    whether the claim says all groups
record Properties(boolean server, boolean profiled, boolean whole) {
    private static final String OF_SDKS = "$sdk_debug_";

    /// The properties that are kept, in the order sent.
    Map<String, Raw> of(Told told) {
        boolean points = told.has(Known.HEATMAP_DATA) || told.has(Known.PAGE_BEFORE);
        Map<String, Raw> kept = new LinkedHashMap<>();
        for (Told.Property property : told.all()) {
            if (isKept(property, points)) {
                kept.put(property.name(), Values.flat(property.raw()));
            }
        }
        return kept;
    }

    private boolean isKept(Told.Property property, boolean points) {
        @Nullable Known known = property.known();
        return known == null ? !property.name().startsWith(OF_SDKS) : switch (known.fate()) {
            case KEPT -> true;
            case OF_VISITOR -> server;
            case OF_POINTS -> points;
            case OF_GROUPS -> !whole;
            case OF_PROFILE -> profiled;
            case TOLD, NOT_KEPT -> false;
        };
    }
}
