package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which properties of an event stay such: all but what a claim says elsewhere, what tells too much of a person, and
/// what SDKs say of themselves. What is no scalar becomes compact JSON, points of heatmaps too, so nothing sent is
/// lost.
final class Properties {
    private static final Set<String> NOT_KEPT = Set.of("token", "distinct_id", "$insert_id", "$ip", "$raw_user_agent",
            "$cookieless_extra", "$config_defaults", "$lib_rate_limit_remaining_tokens", "$session_id");
    private static final Set<String> OF_PROFILE = Set.of("$set", "$set_once", "$unset");
    private static final Set<String> OF_POINTS = Set.of("$heatmap_data", "$prev_pageview_pathname");

    private Properties() {}

    /// The properties that are kept, in the order sent.
    ///
    /// @param told     which a claim says elsewhere
    /// @param profiled whether there is a profile for traits
    static Map<String, Raw> of(Sent sent, Predicate<String> told, boolean profiled) {
        Map<String, Raw> kept = new LinkedHashMap<>();
        boolean points = !Collections.disjoint(OF_POINTS, sent.properties().keySet());
        sent.properties().forEach((name, raw) -> {
            boolean lost = NOT_KEPT.contains(name) || name.startsWith("$sdk_debug_") || told.test(name)
                    || OF_PROFILE.contains(name) && !profiled || name.equals("$current_url") && !points;
            if (!lost) {
                kept.put(name, Values.flat(raw));
            }
        });
        return kept;
    }
}
