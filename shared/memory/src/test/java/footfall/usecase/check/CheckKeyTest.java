package footfall.usecase.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import footfall.memory.MemorySiteStore;
import footfall.port.SiteStore;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.KeyRefusal;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.check.CheckKey.Answer;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckKeyTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Random random = new Random(7);
    private final MemorySiteStore store = new MemorySiteStore();
    private Instant now = START;
    private int reads;
    private final CheckKey keys = new CheckKey(counting(store), () -> now);

    CheckKeyTest() {
        store.create(Site.withDefaults(DEMO, "Demo", START));
    }

    @Test
    void grantsAKeyWhatItsKindMay() {
        String write = add(KeyKind.WRITE);
        SiteKey granted = assertInstanceOf(Answer.Granted.class, keys.check(write, KeyKind.WRITE)).key();
        assertEquals(KeyHash.of(write), granted.hash());
    }

    @Test
    void tellsTheKindsApart() {
        assertRefused(KeyRefusal.WRONG_KEY_KIND, keys.check(add(KeyKind.READ), KeyKind.WRITE));
        assertRefused(KeyRefusal.WRONG_KEY_KIND, keys.check(add(KeyKind.WRITE), KeyKind.READ));
        assertRefused(KeyRefusal.WRONG_KEY_KIND, keys.check(add(KeyKind.READ), KeyKind.ADMIN));
        assertRefused(KeyRefusal.WRONG_KEY_KIND, keys.check(add(KeyKind.ADMIN), KeyKind.WRITE));
        assertInstanceOf(Answer.Granted.class, keys.check(add(KeyKind.ADMIN), KeyKind.READ));
        assertInstanceOf(Answer.Granted.class, keys.check(add(KeyKind.ADMIN), KeyKind.ADMIN));
    }

    @Test
    void refusesATypingErrorWithoutARead() {
        String key = add(KeyKind.WRITE);
        String wrong = key.substring(0, 41) + (key.endsWith("a") ? 'b' : 'a');
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(wrong, KeyKind.WRITE));
        assertEquals(0, reads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "ffw_short-but-longer", "a space in the key"})
    void refusesAnImpossibleKeyWithoutARead(String text) {
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(text, KeyKind.WRITE));
        assertEquals(0, reads);
    }

    @Test
    void looksAnImportedKeyUp() {
        store.addKey(stored("my-own-key-of-old", KeyKind.WRITE));
        assertInstanceOf(Answer.Granted.class, keys.check("my-own-key-of-old", KeyKind.WRITE));
        assertRefused(KeyRefusal.INVALID_KEY, keys.check("another-key-of-old", KeyKind.WRITE));
    }

    @Test
    void asksTheStoreOnceAMinute() {
        String key = add(KeyKind.WRITE);
        for (int second = 0; second < 60; second++) {
            now = START.plusSeconds(second);
            keys.check(key, KeyKind.WRITE);
        }
        assertEquals(2, reads);
        now = START.plusSeconds(60);
        keys.check(key, KeyKind.WRITE);
        assertEquals(4, reads);
    }

    @Test
    void remembersAlsoThatThereIsNoSuchKey() {
        String unknown = ApiKey.make(KeyKind.WRITE, random).text();
        keys.check(unknown, KeyKind.WRITE);
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(unknown, KeyKind.WRITE));
        assertEquals(1, reads);
    }

    @Test
    void findsAKeyFiveSecondsAfterItWasMade() {
        String key = "the-key-of-the-old-house";
        keys.check(key, KeyKind.WRITE);
        store.addKey(new SiteKey(KeyHash.of(key), KeyKind.WRITE, DEMO, "k", "", "", "", false, START, Instant.MAX));
        now = START.plusMillis(4_999);
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(key, KeyKind.WRITE));
        now = START.plusMillis(5_000);
        assertInstanceOf(Answer.Granted.class, keys.check(key, KeyKind.WRITE));
    }

    @Test
    void noticesWithinAMinuteThatASiteIsDisabledOrDeleted() {
        String key = add(KeyKind.WRITE);
        keys.check(key, KeyKind.WRITE);
        store.update(disabled(store.site(DEMO).orElseThrow()), 1);
        now = START.plusSeconds(60);
        assertRefused(KeyRefusal.SITE_DISABLED, keys.check(key, KeyKind.WRITE));
        assertInstanceOf(Answer.Granted.class, keys.check(add(KeyKind.READ), KeyKind.READ));
        store.delete(DEMO);
        now = START.plusSeconds(120);
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(key, KeyKind.WRITE));
        assertEquals(Optional.empty(), keys.site(DEMO));
    }

    @Test
    void endsAKeyAtItsVeryInstantThoughItIsRemembered() {
        String key = add(KeyKind.WRITE);
        store.expireKey(KeyHash.of(key), START.plusMillis(500));
        assertInstanceOf(Answer.Granted.class, keys.check(key, KeyKind.WRITE));
        now = START.plusMillis(499);
        assertInstanceOf(Answer.Granted.class, keys.check(key, KeyKind.WRITE));
        now = START.plusMillis(500);
        assertRefused(KeyRefusal.INVALID_KEY, keys.check(key, KeyKind.WRITE));
    }

    @Test
    void remembersNoMoreThanTenThousandKeys() {
        String first = add(KeyKind.WRITE);
        keys.check(first, KeyKind.WRITE);
        for (int i = 0; i < 10_000; i++) {
            keys.check("an-unknown-key-" + i, KeyKind.WRITE);
        }
        int before = reads;
        keys.check(first, KeyKind.WRITE);
        assertEquals(before + 1, reads);
    }

    @Test
    void doesNotTrustWhatItLearntInAFutureThatTheClockHasNotReached() {
        String key = add(KeyKind.WRITE);
        keys.check(key, KeyKind.WRITE);
        now = START.minusSeconds(1);
        keys.check(key, KeyKind.WRITE);
        assertEquals(4, reads);
    }

    private String add(KeyKind kind) {
        String key = ApiKey.make(kind, random).text();
        store.addKey(stored(key, kind));
        return key;
    }

    private static SiteKey stored(String key, KeyKind kind) {
        SiteId site = kind == KeyKind.ADMIN ? SiteKey.EVERY_SITE : DEMO;
        return new SiteKey(KeyHash.of(key), kind, site, "k" + key.hashCode(), "", key.substring(0, 8),
                key.substring(key.length() - 4), false, START, Instant.MAX);
    }

    private static Site disabled(Site site) {
        return new Site(site.id(), site.name(), site.timeZone(), site.currency(), false, Sharding.ONE, site.ingest(),
                site.pages(), site.timeouts(), site.retention(), site.version() + 1, site.created());
    }

    private SiteStore counting(SiteStore inner) {
        return (SiteStore) Proxy.newProxyInstance(SiteStore.class.getClassLoader(), new Class<?>[] {SiteStore.class},
                (proxy, method, arguments) -> {
                    reads++;
                    return method.invoke(inner, arguments);
                });
    }

    private static void assertRefused(KeyRefusal refusal, Answer answer) {
        assertEquals(new Answer.Refused(refusal), answer);
    }
}
