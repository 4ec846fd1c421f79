package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.SiteStore;
import footfall.site.DayCount;
import footfall.site.DoorRules;
import footfall.site.EventFilter;
import footfall.site.IngestRules;
import footfall.site.Kept;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.Network;
import footfall.site.Origin;
import footfall.site.PageRules;
import footfall.site.Retention;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.site.Timeouts;
import footfall.time.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store of sites and keys must do.
public abstract class SiteStoreContract {
    private static final SiteId DEMO = new SiteId("demo");
    private static final SiteId OTHER = new SiteId("other");
    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00.123Z");

    private SiteStore store;

    /// An empty store.
    protected abstract SiteStore emptyStore();

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(Optional.empty(), store.site(DEMO));
        assertEquals(Optional.empty(), store.key(KeyHash.of("nobody")));
        assertEquals(List.of(), store.sites("", 10));
        assertEquals(List.of(), store.keys(DEMO));
    }

    @Test
    void keepsEverySettingOfASite() {
        Site site = everythingSet(DEMO);
        assertTrue(store.create(site));
        assertEquals(Optional.of(site), store.site(DEMO));
        assertEquals(List.of(site), store.sites("", 10));
        Site plain = Site.withDefaults(OTHER, "Other", MADE);
        assertTrue(store.create(plain));
        assertEquals(Optional.of(plain), store.site(OTHER));
    }

    @Test
    void givesANameOnceAlsoWhenTheSiteIsGone() {
        assertTrue(store.create(plain(DEMO)));
        assertFalse(store.create(plain(DEMO)));
        store.delete(DEMO);
        assertFalse(store.create(plain(DEMO)));
        assertEquals(Optional.empty(), store.site(DEMO));
    }

    @Test
    void forgetsADeletedSiteAndNoOther() {
        store.create(plain(DEMO));
        store.create(plain(OTHER));
        store.delete(DEMO);
        store.delete(DEMO);
        assertEquals(List.of(plain(OTHER)), store.sites("", 10));
        assertFalse(store.update(plain(DEMO).versioned(2), 1));
        assertEquals(Optional.empty(), store.site(DEMO));
    }

    @Test
    void takesNoNameByDeletingWhatNeverWas() {
        store.delete(DEMO);
        assertTrue(store.create(plain(DEMO)));
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        store.create(plain(DEMO));
        Site second = everythingSet(DEMO).versioned(2);
        assertTrue(store.update(second, 1));
        assertEquals(Optional.of(second), store.site(DEMO));
        assertFalse(store.update(plain(DEMO).versioned(2), 1));
        assertFalse(store.update(plain(DEMO).versioned(4), 3));
        assertEquals(Optional.of(second), store.site(DEMO));
        assertFalse(store.update(plain(OTHER).versioned(2), 1));
    }

    @Test
    void notesHowManyEventsOfADayASiteHas() {
        DayCount count = new DayCount(new Day(20_514), 3_000_000_000L);
        store.create(everythingSet(DEMO));
        store.counted(DEMO, new DayCount(new Day(20_513), 7));
        store.counted(DEMO, count);
        assertEquals(Optional.of(everythingSet(DEMO).counted(count)), store.site(DEMO));
        assertEquals(List.of(everythingSet(DEMO).counted(count)), store.sites("", 10));
        assertTrue(store.update(plain(DEMO).counted(count).versioned(2), 1));
        assertEquals(Optional.of(plain(DEMO).counted(count).versioned(2)), store.site(DEMO));
    }

    @Test
    void makesNoSiteByNotingItsEvents() {
        store.counted(OTHER, new DayCount(new Day(20_514), 1));
        assertEquals(Optional.empty(), store.site(OTHER));
        store.create(plain(DEMO));
        store.delete(DEMO);
        store.counted(DEMO, new DayCount(new Day(20_514), 1));
        assertEquals(Optional.empty(), store.site(DEMO));
        assertEquals(List.of(), store.sites("", 10));
    }

    @Test
    void listsSitesByNameAfterAName() {
        List<Site> all = IntStream.range(0, 25).mapToObj(i -> plain(new SiteId("site-%02d".formatted(i)))).toList();
        all.reversed().forEach(store::create);
        store.delete(new SiteId("site-03"));
        List<Site> left = all.stream().filter(site -> !site.id().value().equals("site-03")).toList();
        assertEquals(left, store.sites("", 100));
        assertEquals(left.subList(0, 5), store.sites("", 5));
        assertEquals(left.subList(5, 10), store.sites("site-05", 5));
        assertEquals(left.subList(3, 5), store.sites("site-03", 2));
        assertEquals(List.of(), store.sites("site-24", 5));
    }

    @Test
    void keepsKeysByTheirHash() {
        SiteKey key = key("one", DEMO, KeyKind.WRITE, 0);
        assertTrue(store.addKey(key));
        assertEquals(Optional.of(key), store.key(KeyHash.of("one")));
        assertEquals(Optional.empty(), store.key(KeyHash.of("two")));
    }

    @Test
    void givesAHashToOneKeyForEver() {
        SiteKey key = key("one", DEMO, KeyKind.WRITE, 0);
        assertTrue(store.addKey(key));
        assertFalse(store.addKey(key));
        assertFalse(store.addKey(key("one", OTHER, KeyKind.WRITE, 1)));
        store.expireKey(key.hash(), MADE);
        assertFalse(store.addKey(key("one", OTHER, KeyKind.WRITE, 2)));
        assertEquals(Optional.of(key.expiring(MADE)), store.key(key.hash()));
        assertEquals(List.of(), store.keys(OTHER));
    }

    @Test
    void listsTheKeysOfASiteOldestFirst() {
        SiteKey third = key("c", DEMO, KeyKind.READ, 3);
        SiteKey first = key("a", DEMO, KeyKind.WRITE, 1);
        SiteKey second = key("b", DEMO, KeyKind.SHARE, 2);
        SiteKey foreign = key("d", SiteKey.EVERY_SITE, KeyKind.ADMIN, 0);
        List.of(third, first, foreign, second).forEach(store::addKey);
        assertEquals(List.of(first, second, third), store.keys(DEMO));
        assertEquals(List.of(foreign), store.keys(SiteKey.EVERY_SITE));
    }

    @Test
    void changesWhenAKeyEnds() {
        SiteKey key = key("one", DEMO, KeyKind.WRITE, 0);
        SiteKey other = key("two", DEMO, KeyKind.WRITE, 1);
        store.addKey(key);
        store.addKey(other);
        store.expireKey(key.hash(), MADE.plusMillis(1));
        store.expireKey(key.hash(), MADE.plusMillis(1));
        assertEquals(List.of(key.expiring(MADE.plusMillis(1)), other), store.keys(DEMO));
        store.expireKey(KeyHash.of("nobody"), MADE);
        assertEquals(Optional.empty(), store.key(KeyHash.of("nobody")));
    }

    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofMillis(10_001), List.of(
            new Timeouts.Change(Instant.parse("2026-03-01T11:00:00Z"), Duration.ofHours(4)),
            new Timeouts.Change(Instant.parse("2026-03-02T00:00:00Z"), Duration.ofMillis(10_002))));

    private static final DoorRules DOORS = new DoorRules(List.of(Network.of("203.0.113.0/24").orElseThrow(),
            Network.of("2001:DB8::1").orElseThrow()), List.of("u1", "é"), List.of(new EventFilter("ping", List.of()),
            new EventFilter("*", List.of(new EventFilter.Condition("env", EventFilter.Test.IS_NOT,
                    List.of("live", "test"))))), List.of("x-real-ip", "forwarded"), Duration.ZERO, 1_000);

    private static Site plain(SiteId id) {
        return Site.withDefaults(id, id.value(), MADE);
    }

    private static Site everythingSet(SiteId id) {
        IngestRules ingest = new IngestRules(List.of(new Origin("https://*.example.com"), new Origin("null")), true,
                IngestRules.Identity.DAILY, IngestRules.PrivacySignals.ANONYMOUS, IngestRules.Bots.KEEP, true, 30,
                List.of("b", "a"), List.of("é"), DOORS);
        PageRules pages = new PageRules(List.of("page"), true, true, List.of("/users/:id"), List.of("/admin/*", "/x"));
        return new Site(id, "Zoë's 🌍", ZoneId.of("Asia/Kathmandu"), "EUR", false, new Sharding(8, 2, new Day(20_514)),
                ingest, pages, TIMEOUTS, new Retention(1, 2, 3, Retention.FOR_EVER,
                Retention.FOR_EVER, new Kept(MADE, MADE.plusMillis(1), MADE.plusMillis(2), MADE.plusMillis(3),
                        Instant.EPOCH)), 1, MADE);
    }

    private static SiteKey key(String text, SiteId site, KeyKind kind, int second) {
        return new SiteKey(KeyHash.of(text), kind, site, "k_" + text, "label " + text, "ffw_abcd", "wxyz",
                kind == KeyKind.WRITE, MADE.plusSeconds(second), Instant.MAX);
    }
}
