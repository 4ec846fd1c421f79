package footfall.usecase.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.memory.MemorySiteStore;
import footfall.site.KeyKind;
import footfall.site.SettingValue;
import footfall.site.SettingValue.Text;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.ManageSites.NewSite;
import footfall.usecase.manage.Managed.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageSitesTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final MemorySiteStore store = new MemorySiteStore();
    private final ManageKeys keys = new ManageKeys(store, () -> NOW, new Random(1));
    private final ManageSites sites = new ManageSites(store, keys, () -> NOW);

    @Test
    void givesANewSiteAWriteKeyAndAReadKeyThatWork() {
        NewSite made = done(sites.create("demo", Map.of("name", new Text("Demo"))));
        CheckKey check = new CheckKey(store, () -> NOW);
        assertInstanceOf(CheckKey.Answer.Granted.class, check.check(made.write().text(), KeyKind.WRITE));
        assertInstanceOf(CheckKey.Answer.Granted.class, check.check(made.read().text(), KeyKind.READ));
        assertEquals("Demo", done(sites.get(DEMO)).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Demo", "-demo", "de mo", "every-site"})
    void refusesANameThatNoSiteCanHave(String id) {
        assertRefused(Refusal.INVALID_SETTING, sites.create(id, Map.of()));
    }

    @Test
    void neverGivesANameTwiceAlsoAfterDeletion() {
        sites.create("demo", Map.of());
        assertRefused(Refusal.SITE_EXISTS, sites.create("demo", Map.of()));
        done(sites.delete(DEMO));
        assertRefused(Refusal.SITE_EXISTS, sites.create("demo", Map.of()));
        assertRefused(Refusal.SITE_NOT_FOUND, sites.get(DEMO));
        assertRefused(Refusal.SITE_NOT_FOUND, sites.delete(DEMO));
        assertRefused(Refusal.SITE_NOT_FOUND, sites.patch(DEMO, Map.of(), OptionalLong.empty()));
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        sites.create("demo", Map.of());
        Map<String, SettingValue> rename = Map.of("name", new Text("B"));
        assertEquals(2, done(sites.patch(DEMO, rename, OptionalLong.of(1))).version());
        assertRefused(Refusal.VERSION_MISMATCH, sites.patch(DEMO, rename, OptionalLong.of(1)));
        assertEquals(3, done(sites.patch(DEMO, rename, OptionalLong.empty())).version());
    }

    @Test
    void keepsAnotherChangeThatCameBetweenReadAndWrite() {
        sites.create("demo", Map.of());
        boolean[] between = {false};
        ManageSites slow = new ManageSites(store, keys, () -> {
            if (!between[0]) {
                between[0] = true;
                done(sites.patch(DEMO, Map.of("currency", new Text("EUR")), OptionalLong.empty()));
            }
            return NOW;
        });
        Site changed = done(slow.patch(DEMO, Map.of("name", new Text("B")), OptionalLong.empty()));
        assertEquals(List.of("B", "EUR", 3L), List.of(changed.name(), changed.currency(), changed.version()));
    }

    @Test
    void givesUpIfSomebodyElseIsAlwaysFaster() {
        sites.create("demo", Map.of());
        ManageSites slow = new ManageSites(store, keys, () -> {
            done(sites.patch(DEMO, Map.of("currency", new Text("EUR")), OptionalLong.empty()));
            return NOW;
        });
        assertRefused(Refusal.VERSION_MISMATCH, slow.patch(DEMO, Map.of("name", new Text("B")), OptionalLong.empty()));
    }

    @Test
    void listsSitesPageByPage() {
        List.of("cc", "aa", "dd", "bb", "ee").forEach(id -> sites.create(id, Map.of()));
        ManageSites.Page first = sites.list("", 2);
        ManageSites.Page second = sites.list(first.next(), 2);
        ManageSites.Page third = sites.list(second.next(), 2);
        assertEquals(List.of("aa", "bb", "cc", "dd", "ee"), List.of(first, second, third).stream()
                .flatMap(page -> page.sites().stream()).map(site -> site.id().value()).toList());
        assertTrue(third.next().isEmpty());
        assertTrue(sites.list("", 5).next().isEmpty());
    }

    private static <T> T done(Managed<T> answer) {
        return switch (answer) {
            case Managed.Done<T>(T result) -> result;
            case Managed.Refused<T> refused -> throw new AssertionError(refused);
        };
    }

    private static void assertRefused(Refusal refusal, Managed<?> answer) {
        assertEquals(refusal, assertInstanceOf(Managed.Refused.class, answer).refusal());
    }
}
