package footfall.usecase.manage;

import footfall.port.SiteStore;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Makes, shows, rotates and ends the keys of sites. A key in the clear is in the answer that makes it and nowhere
/// else. Throws `Unavailable` if the store does not answer; a key may then have been made that nobody knows.
public final class ManageKeys {
    /// The longest that an old key works beside the one that follows it.
    public static final Duration OVERLAP_MAX = Duration.ofSeconds(2_592_000);
    private static final int START_CHARACTERS = 8;
    private static final int END_CHARACTERS = 4;
    private static final int LABEL_CHARACTERS_MAX = 100;

    private final SiteStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random must be one that nobody can predict
    public ManageKeys(SiteStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// The keys of a site, live or not, oldest first.
    public Managed<List<SiteKey>> list(SiteId site) {
        return at(site, keys -> new Managed.Done<>(keys));
    }

    /// Makes a key.
    public Managed<NewKey> create(SiteId site, Wish wish) {
        if (wish.label().codePointCount(0, wish.label().length()) > LABEL_CHARACTERS_MAX) {
            return Managed.Refused.of("label", "must be up to " + LABEL_CHARACTERS_MAX + " characters");
        }
        return at(site, keys -> live(keys, wish.kind()) >= SiteKey.LIVE_MAX
                ? Managed.Refused.because(Managed.Refusal.TOO_MANY_KEYS)
                : add(site, wish, ApiKey.make(wish.kind(), random).text()));
    }

    /// Takes a write key that its owner brought along.
    public Managed<NewKey> bring(SiteId site, Wish wish, String text) {
        if (wish.kind() != KeyKind.WRITE || !ApiKey.isImportable(text)) {
            return Managed.Refused.of("key", "must be a write key of 16 to 200 visible ASCII characters that does not "
                    + "begin like ffw_");
        }
        return at(site, keys -> live(keys, wish.kind()) >= SiteKey.LIVE_MAX
                ? Managed.Refused.because(Managed.Refusal.TOO_MANY_KEYS) : add(site, wish, text));
    }

    /// Makes a key like another one, which goes on working for a while.
    public Managed<NewKey> rotate(SiteId site, String keyId, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
            return Managed.Refused.of("overlap_seconds", "must be a whole number, 0 to " + OVERLAP_MAX.toSeconds());
        }
        return at(site, keys -> liveOne(keys, keyId).map(old -> rotate(old, overlap, live(keys, old.kind())))
                .orElseGet(() -> Managed.Refused.because(Managed.Refusal.KEY_NOT_FOUND)));
    }

    /// Ends a key now; one that has ended stays so.
    public Managed<SiteKey> revoke(SiteId site, String keyId) {
        return at(site, keys -> keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst()
                .<Managed<SiteKey>>map(key -> new Managed.Done<>(ended(key, now())))
                .orElseGet(() -> Managed.Refused.because(Managed.Refusal.KEY_NOT_FOUND)));
    }

    /// Makes a key without asking whether there is such a site.
    Managed<NewKey> add(SiteId site, Wish wish, String text) {
        SiteKey key = new SiteKey(KeyHash.of(text), wish.kind(), site, keyId(), wish.label(),
                text.substring(0, START_CHARACTERS), text.substring(text.length() - END_CHARACTERS), wish.trusted(),
                now(), Instant.MAX);
        return store.addKey(key) ? new Managed.Done<>(new NewKey(text, key))
                : Managed.Refused.because(Managed.Refusal.KEY_EXISTS);
    }

    private Managed<NewKey> rotate(SiteKey old, Duration overlap, long live) {
        if (live >= SiteKey.LIVE_MAX && overlap.isPositive()) {
            return Managed.Refused.because(Managed.Refusal.TOO_MANY_KEYS);
        }
        Wish wish = new Wish(old.kind(), old.label(), old.trusted());
        Managed<NewKey> made = add(old.site(), wish, ApiKey.make(old.kind(), random).text());
        if (made instanceof Managed.Done<NewKey>) {
            ended(old, now().plus(overlap));
        }
        return made;
    }

    /// Sets an end, but none later than the one that is set.
    private SiteKey ended(SiteKey key, Instant end) {
        if (!end.isBefore(key.expires())) {
            return key;
        }
        store.expireKey(key.hash(), end);
        return key.expiring(end);
    }

    private <T> Managed<T> at(SiteId site, Function<List<SiteKey>, Managed<T>> deed) {
        return store.site(site).isEmpty() ? Managed.Refused.because(Managed.Refusal.SITE_NOT_FOUND)
                : deed.apply(store.keys(site));
    }

    private long live(List<SiteKey> keys, KeyKind kind) {
        Instant now = now();
        return keys.stream().filter(key -> key.kind() == kind && key.isLive(now)).count();
    }

    private Optional<SiteKey> liveOne(List<SiteKey> keys, String keyId) {
        Instant now = now();
        return keys.stream().filter(key -> key.keyId().equals(keyId) && key.isLive(now)).findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String keyId() {
        return "k_" + String.format("%016x", random.nextLong());
    }

    /// What kind of key is wanted.
    ///
    /// @param label   what the owner calls it; "" if nothing
    /// @param trusted whether it is kept on a server
    public record Wish(KeyKind kind, String label, boolean trusted) {
        /// A key of a kind, without a name.
        public static Wish of(KeyKind kind) {
            return new Wish(kind, "", false);
        }
    }

    /// A key in the clear, to be shown once, and what is stored of it.
    public record NewKey(String text, SiteKey key) {
        @Override
        public String toString() {
            return "NewKey[" + key.keyId() + "]";
        }
    }
}
