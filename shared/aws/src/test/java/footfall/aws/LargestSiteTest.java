package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.SiteStore;
import footfall.site.DayCount;
import footfall.site.Settings;
import footfall.site.SettingValue;
import footfall.site.SettingValue.Names;
import footfall.site.SettingValue.Objects;
import footfall.site.SettingValue.Text;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.time.Day;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A site with as much of every setting as is allowed is one item of at most 400 KB.
class LargestSiteTest {
    private static final SiteId ID = new SiteId("l".repeat(63));
    /// Four bytes, one character.
    private static final String WIDE = "\uD835\uDCB3";
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final SiteStore store = new DynamoSiteStore(LocalTables.client(), LocalTables.make());

    @Test
    void theLargestSiteIsStoredAndRead() {
        Map<String, SettingValue> all = new LinkedHashMap<>();
        all.put("name", new Text(WIDE.repeat(100)));
        all.put("property_allow", names(200, i -> wide(64, i)));
        all.put("property_deny", names(200, i -> wide(64, i)));
        all.put("query_allow", names(20, i -> wide(64, i)));
        all.put("path_templates", names(50, i -> path(i)));
        all.put("exclude_paths", names(50, i -> path(i)));
        all.put("allowed_origins", names(50, i -> "https://*." + ("a".repeat(59) + ".").repeat(4) + "n%02d:65535"
                .formatted(i)));
        all.put("blocked_profiles", names(200, i -> wide(40, i)));
        all.put("blocked_addresses", names(200, i -> "2001:db8:1111:2222:3333:4444:5555:%x/128".formatted(i)));
        all.put("event_filters", filters());
        Site site = changed(changed(Site.withDefaults(ID, "s", NOW), all), Map.of("status", new Text("disabled")));
        assertTrue(store.create(site));
        assertEquals(Optional.of(site), store.site(ID));
        DayCount seen = new DayCount(Day.of(NOW), 1_000_000_000);
        store.counted(ID, seen);
        assertEquals(Optional.of(site.counted(seen)), store.site(ID));
    }

    private static Site changed(Site site, Map<String, SettingValue> wanted) {
        return switch (Settings.change(site, wanted, NOW)) {
            case Settings.Change.Accepted(Site done) -> done;
            case Settings.Change.Refused refused -> throw new AssertionError(refused.faults().toString());
        };
    }

    private static SettingValue names(int count, IntFunction<String> name) {
        return new Names(IntStream.range(0, count).mapToObj(name).toList());
    }

    /// So many characters, nearly all of four bytes.
    private static String wide(int characters, int number) {
        return WIDE.repeat(characters - 3) + "%03d".formatted(number);
    }

    /// As many bytes as each of 50 paths can have.
    private static String path(int number) {
        return "/" + wide(258, number);
    }

    /// As many values as there can be, each of a byte.
    private static SettingValue filters() {
        List<Map<String, SettingValue>> all = new ArrayList<>();
        for (int filter = 0; filter < 50; filter++) {
            all.add(Map.of("name", new Text("*"), "properties", new Objects(IntStream.range(0, 10).mapToObj(_ ->
                    Map.<String, SettingValue>of("name", new Text("n"), "op", new Text("contains"), "values",
                            names(50, _ -> "v"))).toList())));
        }
        return new Objects(all);
    }
}
