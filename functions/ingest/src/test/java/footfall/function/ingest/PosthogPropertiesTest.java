package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which of PostHog's properties stay properties of an event.
class PosthogPropertiesTest {
    private static final List<String> OF_VISITOR = List.of("$device_type", "$browser", "$browser_version", "$os",
            "$os_version");
    private static final List<String> TOLD = List.of("$browser_language", "$screen_width", "$screen_height",
            "$geoip_disable", "$host", "$pathname", "title", "$referrer", "$referring_domain", "utm_source",
            "utm_medium", "utm_campaign", "utm_term", "utm_content");
    private static final List<String> NOT_KEPT = List.of("token", "distinct_id", "$insert_id", "$session_id", "$ip",
            "$raw_user_agent", "$cookieless_extra", "$config_defaults", "$lib_rate_limit_remaining_tokens",
            "$sdk_debug_retry", "$sdk_debug_");
    private static final List<String> OF_PROFILE = List.of("$set", "$set_once", "$unset");
    private static final List<String> KEPT = List.of("alias", "$anon_distinct_id", "$device_id", "$group_key",
            "$group_type", "$is_identified", "$lib", "$prev_pageview_duration", "$screen_name", "$user_id",
            "$session", "$Set", "$hosts", "$window_id", "color");

    private final PosthogDesk desk = new PosthogDesk();

    /// What stays of these, in the order sent, each of them a text.
    private List<String> kept(Stream<String> names, String more) {
        ok(desk.capture("`event`:`e`,`distinct_id`:`x`,`properties`:{" + names.map(name -> "`" + name + "`:`x`")
                .collect(Collectors.joining(",")) + more + "}"));
        return List.copyOf(desk.last().properties().keySet());
    }

    private static Stream<String> all() {
        return Stream.of(OF_VISITOR, TOLD, NOT_KEPT, OF_PROFILE, KEPT).flatMap(List::stream);
    }

    @Test
    void whatAClaimSaysElsewhereIsNoProperty() {
        assertEquals(Stream.of(OF_PROFILE, KEPT).flatMap(List::stream).toList(), kept(all(), ""));
    }

    @Test
    void aServersSystemStays() {
        assertEquals(Stream.of(OF_VISITOR, OF_PROFILE, KEPT, List.of("$is_server")).flatMap(List::stream).toList(),
                kept(all(), ",`$is_server`:true"));
    }

    @Test
    void traitsStayOfWhoHasAProfile() {
        assertEquals(List.of("color", "$process_person_profile"),
                kept(Stream.concat(OF_PROFILE.stream(), Stream.of("color")), ",`$process_person_profile`:false"));
    }

    @Test
    void aUrlStaysBesidePointsOfAHeatmap() {
        assertEquals(List.of("$heatmap_data"), kept(Stream.of("$heatmap_data"), ""));
        for (String points : List.of("$heatmap_data", "$prev_pageview_pathname")) {
            assertEquals(List.of("$current_url", points), kept(Stream.of("$current_url", points), ""));
        }
        assertEquals(List.of(), kept(Stream.of("$current_url"), ""));
    }

    @Test
    void groupsStayIfThereAreMoreThanAreKept() {
        assertEquals(List.of(), kept(Stream.of(), "`$groups`:{`a`:`1`,`b`:`2`,`c`:`3`,`d`:`4`,`e`:`5`}"));
        assertEquals(List.of("$groups"), kept(Stream.of(), "`$groups`:{`a`:`1`,`b`:`2`,`c`:`3`,`d`:`4`,`e`:`5`,"
                + "`f`:`6`}"));
    }
}
