package footfall.wire.posthog;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The properties whose meaning is known, by their names on the wire, and what becomes of each beside its meaning.
enum Known {
    DEVICE_TYPE("$device_type", Fate.OF_VISITOR), BROWSER("$browser", Fate.OF_VISITOR),
    BROWSER_VERSION("$browser_version", Fate.OF_VISITOR), OS("$os", Fate.OF_VISITOR),
    OS_VERSION("$os_version", Fate.OF_VISITOR),

    BROWSER_LANGUAGE("$browser_language", Fate.TOLD), SCREEN_WIDTH("$screen_width", Fate.TOLD),
    SCREEN_HEIGHT("$screen_height", Fate.TOLD), GEOIP_DISABLE("$geoip_disable", Fate.TOLD),
    HOST("$host", Fate.TOLD), PATHNAME("$pathname", Fate.TOLD), TITLE("title", Fate.TOLD),
    REFERRER("$referrer", Fate.TOLD), REFERRING_DOMAIN("$referring_domain", Fate.TOLD),
    UTM_SOURCE("utm_source", Fate.TOLD), UTM_MEDIUM("utm_medium", Fate.TOLD), UTM_CAMPAIGN("utm_campaign", Fate.TOLD),
    UTM_TERM("utm_term", Fate.TOLD), UTM_CONTENT("utm_content", Fate.TOLD),

    CURRENT_URL("$current_url", Fate.OF_POINTS), GROUPS("$groups", Fate.OF_GROUPS),
    SET("$set", Fate.OF_PROFILE), SET_ONCE("$set_once", Fate.OF_PROFILE), UNSET("$unset", Fate.OF_PROFILE),

    TOKEN("token", Fate.NOT_KEPT), DISTINCT_ID("distinct_id", Fate.NOT_KEPT), INSERT_ID("$insert_id", Fate.NOT_KEPT),
    SESSION_ID("$session_id", Fate.NOT_KEPT), IP("$ip", Fate.NOT_KEPT),
    RAW_USER_AGENT("$raw_user_agent", Fate.NOT_KEPT), COOKIELESS_EXTRA("$cookieless_extra", Fate.NOT_KEPT),
    CONFIG_DEFAULTS("$config_defaults", Fate.NOT_KEPT), LIB_TOKENS("$lib_rate_limit_remaining_tokens", Fate.NOT_KEPT),

    ALIAS("alias", Fate.KEPT), ANON_DISTINCT_ID("$anon_distinct_id", Fate.KEPT),
    COOKIELESS_MODE("$cookieless_mode", Fate.KEPT), DEVICE_ID("$device_id", Fate.KEPT),
    GROUP_KEY("$group_key", Fate.KEPT), GROUP_SET("$group_set", Fate.KEPT), GROUP_TYPE("$group_type", Fate.KEPT),
    HEATMAP_DATA("$heatmap_data", Fate.KEPT), IGNORE_SENT_AT("$ignore_sent_at", Fate.KEPT),
    IS_IDENTIFIED("$is_identified", Fate.KEPT), IS_SERVER("$is_server", Fate.KEPT), LIB("$lib", Fate.KEPT),
    PAGE_DURATION("$prev_pageview_duration", Fate.KEPT),
    PAGE_SCROLL("$prev_pageview_max_scroll_percentage", Fate.KEPT), PAGE_BEFORE("$prev_pageview_pathname", Fate.KEPT),
    PERSON_PROFILE("$process_person_profile", Fate.KEPT), SCREEN_NAME("$screen_name", Fate.KEPT),
    USER_ID("$user_id", Fate.KEPT);

    private static final Map<String, Known> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toMap(known -> known.wire, Function.identity()));

    private final String wire;
    private final Fate fate;

    Known(String wire, Fate fate) {
        this.wire = wire;
        this.fate = fate;
    }

    /// What a property becomes.
    enum Fate {
        /// It stays one.
        KEPT,
        /// The claim says it elsewhere.
        TOLD,
        /// The claim says it elsewhere, unless it is of a server.
        OF_VISITOR,
        /// It stays one beside points of a heatmap, of which it tells the place.
        OF_POINTS,
        /// It stays one if there are more groups than the claim says.
        OF_GROUPS,
        /// It stays one of who has a profile.
        OF_PROFILE,
        /// It is dropped: it tells too much of a person, or is an SDK's own matter, or said at another place.
        NOT_KEPT
    }

    /// The property of a name; null if its meaning is not known.
    static @Nullable Known of(String wire) {
        return BY_WIRE.get(wire);
    }

    /// Its name on the wire.
    String wire() {
        return wire;
    }

    Fate fate() {
        return fate;
    }
}
