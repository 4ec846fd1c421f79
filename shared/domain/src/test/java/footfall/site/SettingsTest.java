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
                setting("query_allow", new Names(Collections.nCopies(20, "page")), new Names(List.of())),
                setting("hash_routes", new Flag(true), new Flag(false)),
                setting("trailing_slash", new Text("keep"), new Text("strip")),
                setting("path_templates", new Names(List.of("/users/:id")), new Names(List.of())),
                setting("exclude_paths", new Names(List.of("/admin/*")), new Names(List.of())),
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
                wrong("query_allow", new Names(Collections.nCopies(21, "a"))),
                wrong("hash_routes", new Whole(1)), wrong("trailing_slash", new Flag(true)),
                wrong("path_templates", new Names(List.of("users/:id"))),
                wrong("exclude_paths", new Names(List.of("/admin?x"))),
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
