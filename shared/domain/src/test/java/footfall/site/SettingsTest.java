package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import footfall.site.SettingValue.Flag;
import footfall.site.SettingValue.Names;
import footfall.site.SettingValue.Other;
import footfall.site.SettingValue.Text;
import footfall.site.SettingValue.Unset;
import footfall.site.SettingValue.Whole;
import footfall.site.Settings.Change;
import footfall.time.Day;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Day TODAY = Day.of(NOON);
    private static final Site SITE = Site.withDefaults(new SiteId("demo"), "Demo", NOON);

    static Stream<Arguments> allowed() {
        return Stream.of(
                setting("name", new Text("Zoë's 🌍"), new Text("demo")),
                setting("name", new Text("x".repeat(100)), new Text("demo")),
                setting("time_zone", new Text("Asia/Kathmandu"), new Text("UTC")),
                setting("currency", new Text("EUR"), new Text("USD")),
                setting("status", new Text("disabled"), new Text("active")),
                setting("session_timeout_ms", new Whole(10_000), new Whole(1_800_000)),
                setting("session_timeout_ms", new Whole(14_400_000), new Whole(1_800_000)),
                setting("allowed_origins", new Names(List.of("https://*.example.com", "null")), new Names(List.of())),
                setting("require_origin", new Flag(true), new Flag(false)),
                setting("identity", new Text("daily"), new Text("auto")),
                setting("identity", new Text("none"), new Text("auto")),
                setting("privacy_signals", new Text("anonymous"), new Text("drop")),
                setting("bots", new Text("keep"), new Text("skip")),
                setting("revenue_public", new Flag(true), new Flag(false)),
                setting("event_age_max_days", new Whole(30), new Whole(5)),
                setting("property_allow", new Names(Collections.nCopies(200, "a")), new Names(List.of())),
                setting("property_deny", new Names(List.of("$x", "é")), new Names(List.of())),
                setting("blocked_addresses", new Names(List.of("203.0.113.9", "2001:db8::/32")), new Names(List.of())),
                setting("blocked_profiles", new Names(List.of("u1", "x".repeat(512))), new Names(List.of())),
                setting("event_filters", filters(Map.of("name", new Text("ping")), Map.of("name", new Text("*"),
                        "properties", filters(Map.of("name", new Text("env"), "op", new Text("is_not"), "values",
                                new Names(Collections.nCopies(50, "live")))))),
                        new SettingValue.Objects(List.of())),
                setting("address_headers", new Names(List.of("x-real-ip", "forwarded")), new Names(List.of())),
                setting("daily_events_max", new Whole(1), new Unset()),
                setting("daily_events_max", new Whole(2_000_000_000), new Unset()),
                setting("retry_guard_ms", new Whole(0), new Whole(100)),
                setting("retry_guard_ms", new Whole(10_000), new Whole(100)),
                setting("query_allow", new Names(Collections.nCopies(20, "page")), new Names(List.of())),
                setting("hash_routes", new Flag(true), new Flag(false)),
                setting("trailing_slash", new Text("keep"), new Text("strip")),
                setting("path_templates", new Names(List.of("/users/:id")), new Names(List.of())),
                setting("exclude_paths", new Names(List.of("/admin/*")), new Names(List.of())),
                setting("exclude_paths", new Names(Collections.nCopies(50, "/" + "x".repeat(1_023))),
                        new Names(List.of())),
                setting("retention_days.raw", new Whole(400), new Unset(), "retention_days.hours", new Unset()),
                setting("retention_days.sessions", new Whole(1), new Unset()),
                setting("retention_days.visitors", new Whole(3_650), new Unset()),
                setting("retention_days.hours", new Whole(90), new Unset()),
                setting("retention_days.days", new Whole(400), new Unset()));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void holdsWhatIsAllowedAndGoesBackToTheDefault(String path, SettingValue value, SettingValue unset,
                                                   Map<String, SettingValue> besides) {
        Site changed = change(SITE, Map.of(path, value));
        assertEquals(value, Settings.of(changed).get(path));
        assertNotEquals(Settings.of(SITE).get(path), value);
        Map<String, SettingValue> others = new java.util.HashMap<>(besides);
        others.put(path, new Unset());
        assertEquals(unset, Settings.of(change(changed, others)).get(path));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                wrong("name", new Text("")), wrong("name", new Text("  ")), wrong("name", new Text("x".repeat(101))),
                wrong("name", new Text("a\u0000")), wrong("name", new Whole(1)),
                wrong("time_zone", new Text("Mars/Base")), wrong("time_zone", new Text("+01:00")),
                wrong("currency", new Text("eur")), wrong("currency", new Text("EURO")),
                wrong("status", new Text("off")), wrong("status", new Flag(false)),
                wrong("shards", new Whole(3)), wrong("shards", new Whole(0)), wrong("shards", new Whole(128)),
                wrong("session_timeout_ms", new Whole(9_999)), wrong("session_timeout_ms", new Whole(14_400_001)),
                wrong("session_timeout_ms", new Whole(4_294_977_296L)), wrong("session_timeout_ms", new Text("10000")),
                wrong("allowed_origins", new Names(List.of("example.com"))),
                wrong("allowed_origins", new Names(Collections.nCopies(51, "null"))),
                wrong("require_origin", new Text("true")),
                wrong("identity", new Text("AUTO")), wrong("identity", new Text("")),
                wrong("privacy_signals", new Text("keep")), wrong("bots", new Text("drop")),
                wrong("event_age_max_days", new Whole(0)), wrong("event_age_max_days", new Whole(31)),
                wrong("property_allow", new Names(Collections.nCopies(201, "a"))),
                wrong("property_deny", new Names(List.of("x".repeat(65)))),
                wrong("blocked_addresses", new Names(List.of("203.0.113.9", "example.com"))),
                wrong("blocked_addresses", new Names(Collections.nCopies(201, "203.0.113.9"))),
                wrong("blocked_profiles", new Names(List.of(""))), wrong("blocked_profiles", new Text("u1")),
                wrong("blocked_profiles", new Names(Collections.nCopies(201, "u"))),
                wrong("blocked_profiles", new Names(Collections.nCopies(65, "x".repeat(512)))),
                wrong("event_filters", new Text("ping")), wrong("event_filters", new Names(List.of("ping"))),
                wrong("event_filters", listOf(Collections.nCopies(51, Map.of("name", new Text("a"))))),
                wrong("event_filters", listOf(Collections.nCopies(4, Map.of("name", new Text("a"), "properties",
                        filters(Map.of("name", new Text("b"), "op", new Text("is"), "values",
                                new Names(Collections.nCopies(50, "x".repeat(200))))))))),
                wrong("address_headers", new Names(List.of("host"))), wrong("address_headers", new Text("forwarded")),
                wrong("address_headers", new Names(Collections.nCopies(6, "forwarded"))),
                wrong("daily_events_max", new Whole(0)), wrong("daily_events_max", new Whole(2_000_000_001)),
                wrong("retry_guard_ms", new Whole(-1)), wrong("retry_guard_ms", new Whole(10_001)),
                wrong("query_allow", new Names(Collections.nCopies(21, "a"))),
                wrong("hash_routes", new Whole(1)), wrong("trailing_slash", new Flag(true)),
                wrong("path_templates", new Names(List.of("users/:id"))),
                wrong("exclude_paths", new Names(List.of("/admin?x"))),
                wrong("exclude_paths", new Names(Collections.nCopies(50, "/" + "\uD835\uDCB3".repeat(256)))),
                wrong("path_templates", new Names(Collections.nCopies(50, "/" + "\uD835\uDCB3".repeat(1_023)))),
                wrong("retention_days.raw", new Whole(0)), wrong("retention_days.days", new Whole(3_651)),
                wrong("retention_days", new Other("a number")), wrong("retention_days.weeks", new Whole(1)),
                wrong("colour", new Text("red")), wrong("id", new Text("other")), wrong("version", new Whole(1)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotAllowedAndNamesIt(String path, SettingValue value) {
        assertEquals(List.of(path), faults(SITE, Map.of(path, value)));
    }

    @Test
    void namesThePlaceInAFilter() {
        Map<String, SettingValue> good = Map.of("name", new Text("env"), "op", new Text("is"), "values",
                new Names(List.of("dev")));
        assertEquals("event_filters[1].name: must be a text of 1 to 200 characters",
                fault(filters(Map.of("name", new Text("a")), Map.of("name", new Text(" ")))));
        assertEquals("event_filters[0]: must have no members but name, properties",
                fault(filters(Map.of("name", new Text("a"), "property", new Text("b")))));
        assertEquals("event_filters[0].properties: must be a list of up to 10 objects {name, op, values}",
                ofConditions(listOf(Collections.nCopies(11, good))));
        assertEquals("event_filters[0].properties[1].op: must be one of is, is_not, contains, contains_not",
                ofConditions(filters(good, Map.of("name", new Text("env"), "op", new Text("like"), "values",
                        new Names(List.of("a"))))));
        for (SettingValue values : List.of(new Names(List.of()), new Names(List.of("")), new Text("a"),
                new Names(Collections.nCopies(51, "a")), new Names(List.of("x".repeat(201))))) {
            assertEquals("event_filters[0].properties[0].values: must be a list of 1 to 50 texts of 1 to 200 "
                    + "characters", ofConditions(filters(Map.of("name", new Text("env"), "op", new Text("is"),
                            "values", values))));
        }
    }

    @SafeVarargs
    private static SettingValue filters(Map<String, SettingValue>... filters) {
        List<Map<String, SettingValue>> all = new ArrayList<>();
        for (Map<String, SettingValue> filter : filters) {
            all.add(filter);
        }
        return listOf(all);
    }

    private static SettingValue listOf(List<Map<String, SettingValue>> filters) {
        return filters.isEmpty() ? new Names(List.of()) : new SettingValue.Objects(filters);
    }

    private static String ofConditions(SettingValue conditions) {
        return fault(filters(Map.of("name", new Text("*"), "properties", conditions)));
    }

    private static String fault(SettingValue filters) {
        SettingFault fault = assertInstanceOf(Change.Refused.class, Settings.change(SITE, Map.of("event_filters",
                filters), NOON)).faults().getFirst();
        return fault.path() + ": " + fault.message();
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertEquals(List.of("bots", "currency", "name"), faults(SITE, Map.of("name", new Text(""), "bots",
                new Text("?"), "currency", new Text("?"), "time_zone", new Text("UTC"))));
    }

    @Test
    void keepsRawNoLongerThanHoursAndHoursNoLongerThanDays() {
        assertEquals(List.of("retention_days.hours", "retention_days.raw"),
                faults(SITE, Map.of("retention_days.raw", new Whole(500))));
        assertEquals(List.of("retention_days.hours", "retention_days.raw"),
                faults(SITE, Map.of("retention_days.raw", new Unset())));
        assertEquals(List.of("retention_days.days", "retention_days.hours"),
                faults(SITE, Map.of("retention_days.days", new Whole(399))));
    }

    @Test
    void setsAllRetentionsBackAtOnce() {
        Site changed = change(SITE, Map.of("retention_days.raw", new Whole(1), "retention_days.visitors", new Unset()));
        Retention back = change(changed, Map.of("retention_days", new Unset())).retention();
        assertEquals(Retention.DEFAULT, new Retention(back.rawDays(), back.sessionDays(), back.visitorDays(),
                back.hourDays(), back.dayDays()));
        assertEquals(changed.retention().kept(NOON).raw(), back.kept(NOON).raw());
    }

    @Test
    void raisesShardsFromTheNextMidnightOn() {
        Site raised = change(SITE, Map.of("shards", new Whole(4)));
        assertEquals(new Sharding(4, 1, tomorrow()), raised.sharding());
        assertEquals(List.of("shards"), faults(raised, Map.of("shards", new Whole(2))));
        assertEquals(List.of("shards"), faults(raised, Map.of("shards", new Unset())));
        assertEquals(new Sharding(8, 1, tomorrow()), change(raised, Map.of("shards", new Whole(8))).sharding());
        assertEquals(raised.sharding(), change(raised, Map.of("shards", new Whole(4))).sharding());
    }

    @Test
    void waitsWithTheNextRaiseUntilNobodyAsksForTheDaysBeforeTheLast() {
        Site raised = change(SITE, Map.of("shards", new Whole(2)));
        Map<String, SettingValue> more = Map.of("shards", new Whole(4));
        assertInstanceOf(Change.Refused.class, Settings.change(raised, more, NOON.plus(Duration.ofDays(1))));
        assertInstanceOf(Change.Refused.class, Settings.change(raised, more, NOON.plus(Duration.ofDays(35))));
        Change later = Settings.change(raised, more, NOON.plus(Duration.ofDays(36)));
        assertEquals(new Sharding(4, 2, new Day(TODAY.index() + 37)),
                assertInstanceOf(Change.Accepted.class, later).site().sharding());
    }

    @Test
    void givesANewSiteItsShardsFromTheBeginning() {
        Change made = Settings.make(new SiteId("new"), Map.of("shards", new Whole(16)), NOON);
        Site site = assertInstanceOf(Change.Accepted.class, made).site();
        assertEquals(new Sharding(16, 16, new Day(0)), site.sharding());
        assertEquals("new", site.name());
        assertEquals(1, site.version());
    }

    private static Day tomorrow() {
        return new Day(TODAY.index() + 1);
    }

    private static Site change(Site site, Map<String, SettingValue> wanted) {
        return assertInstanceOf(Change.Accepted.class, Settings.change(site, wanted, NOON)).site();
    }

    private static List<String> faults(Site site, Map<String, SettingValue> wanted) {
        return assertInstanceOf(Change.Refused.class, Settings.change(site, wanted, NOON)).faults().stream()
                .map(SettingFault::path).sorted().toList();
    }

    private static Arguments setting(String path, SettingValue value, SettingValue unset) {
        return Arguments.of(path, value, unset, Map.of());
    }

    private static Arguments setting(String path, SettingValue value, SettingValue unset, String beside,
                                     SettingValue besides) {
        return Arguments.of(path, value, unset, Map.of(beside, besides));
    }

    private static Arguments wrong(String path, SettingValue value) {
        return Arguments.of(path, value);
    }
}
