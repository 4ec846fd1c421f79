package footfall.usecase.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import footfall.memory.MemorySiteStore;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.ManageKeys.NewKey;
import footfall.usecase.manage.ManageKeys.Wish;
import footfall.usecase.manage.Managed.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageKeysTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final SiteId OTHER = new SiteId("other");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final MemorySiteStore store = new MemorySiteStore();
    private Instant now = START;
    private final ManageKeys keys = new ManageKeys(store, () -> now, new Random(1));

    @BeforeEach
    void makeSites() {
        store.create(Site.withDefaults(DEMO, "Demo", START));
        store.create(Site.withDefaults(OTHER, "Other", START));
    }

    @Test
    void storesOnlyTheHashAndTheEndsOfAKey() {
        NewKey made = done(keys.create(DEMO, new Wish(KeyKind.WRITE, "server", true)));
        SiteKey stored = store.keys(DEMO).getFirst();
        assertEquals(stored, made.key());
        assertEquals(made.text().substring(0, 8), stored.start());
        assertEquals(made.text().substring(38), stored.end());
        assertEquals("server", stored.label());
        assertEquals(true, stored.trusted());
    }

    @Test
    void letsOldAndNewWorkDuringTheOverlap() {
        NewKey old = done(keys.create(DEMO, new Wish(KeyKind.READ, "label", true)));
        NewKey next = done(keys.rotate(DEMO, old.key().keyId(), Duration.ofSeconds(120)));
        assertNotEquals(old.text(), next.text());
        assertEquals(new Wish(KeyKind.READ, "label", true), new Wish(next.key().kind(), next.key().label(),
                next.key().trusted()));
        assertEquals(START.plusSeconds(120), store.key(old.key().hash()).orElseThrow().expires());
        assertEquals(Instant.MAX, store.key(next.key().hash()).orElseThrow().expires());
    }

    @Test
    void neverProlongsAKeyThatIsEnding() {
        NewKey old = done(keys.create(DEMO, Wish.of(KeyKind.WRITE)));
        keys.rotate(DEMO, old.key().keyId(), Duration.ofSeconds(60));
        keys.rotate(DEMO, old.key().keyId(), DAY);
        assertEquals(START.plusSeconds(60), store.key(old.key().hash()).orElseThrow().expires());
        keys.revoke(DEMO, old.key().keyId());
        assertEquals(START, store.key(old.key().hash()).orElseThrow().expires());
        now = START.plusSeconds(1);
        keys.revoke(DEMO, old.key().keyId());
        assertEquals(START, store.key(old.key().hash()).orElseThrow().expires());
    }

    @Test
    void rotatesOnlyLiveKeysOfItsOwnSite() {
        NewKey old = done(keys.create(DEMO, Wish.of(KeyKind.WRITE)));
        assertRefused(Refusal.KEY_NOT_FOUND, keys.rotate(OTHER, old.key().keyId(), DAY));
        assertRefused(Refusal.KEY_NOT_FOUND, keys.revoke(OTHER, old.key().keyId()));
        assertRefused(Refusal.KEY_NOT_FOUND, keys.rotate(DEMO, "k_unknown", DAY));
        keys.revoke(DEMO, old.key().keyId());
        assertRefused(Refusal.KEY_NOT_FOUND, keys.rotate(DEMO, old.key().keyId(), DAY));
    }

    @Test
    void boundsTheOverlap() {
        String id = done(keys.create(DEMO, Wish.of(KeyKind.WRITE))).key().keyId();
        assertRefused(Refusal.INVALID_SETTING, keys.rotate(DEMO, id, Duration.ofSeconds(-1)));
        assertRefused(Refusal.INVALID_SETTING, keys.rotate(DEMO, id, Duration.ofSeconds(2_592_001)));
        done(keys.rotate(DEMO, id, Duration.ofSeconds(2_592_000)));
    }

    @Test
    void holdsTenLiveKeysOfAKind() {
        String first = done(keys.create(DEMO, Wish.of(KeyKind.WRITE))).key().keyId();
        for (int i = 1; i < 10; i++) {
            done(keys.create(DEMO, Wish.of(KeyKind.WRITE)));
        }
        assertRefused(Refusal.TOO_MANY_KEYS, keys.create(DEMO, Wish.of(KeyKind.WRITE)));
        assertRefused(Refusal.TOO_MANY_KEYS, keys.bring(DEMO, Wish.of(KeyKind.WRITE), "my-own-key-of-old"));
        assertRefused(Refusal.TOO_MANY_KEYS, keys.rotate(DEMO, first, DAY));
        done(keys.rotate(DEMO, first, Duration.ZERO));
        done(keys.create(DEMO, Wish.of(KeyKind.READ)));
        done(keys.create(OTHER, Wish.of(KeyKind.WRITE)));
    }

    @Test
    void givesAKeyThatWasBroughtAlongToOneSiteForEver() {
        NewKey brought = done(keys.bring(DEMO, Wish.of(KeyKind.WRITE), "my-own-key-of-old"));
        assertEquals("my-own-key-of-old", brought.text());
        assertRefused(Refusal.KEY_EXISTS, keys.bring(OTHER, Wish.of(KeyKind.WRITE), "my-own-key-of-old"));
        keys.revoke(DEMO, brought.key().keyId());
        assertRefused(Refusal.KEY_EXISTS, keys.bring(DEMO, Wish.of(KeyKind.WRITE), "my-own-key-of-old"));
        assertRefused(Refusal.INVALID_SETTING, keys.bring(DEMO, Wish.of(KeyKind.WRITE), "too-short"));
        assertRefused(Refusal.INVALID_SETTING, keys.bring(DEMO, Wish.of(KeyKind.READ), "my-other-key-of-old"));
    }

    @Test
    void hasNoKeysForASiteThatIsNotThere() {
        SiteId nobody = new SiteId("nobody");
        assertRefused(Refusal.SITE_NOT_FOUND, keys.list(nobody));
        assertRefused(Refusal.SITE_NOT_FOUND, keys.create(nobody, Wish.of(KeyKind.WRITE)));
        assertRefused(Refusal.SITE_NOT_FOUND, keys.list(SiteKey.EVERY_SITE));
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
