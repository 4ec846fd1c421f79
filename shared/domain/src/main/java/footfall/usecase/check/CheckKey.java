package footfall.usecase.check;

import footfall.cache.ExpiringCache;
import footfall.port.SiteStore;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.KeyRefusal;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells what a presented key may do. Keys and sites are remembered for `SITE_CACHE`, so a change takes that long to
/// arrive; that there is none, for `NOTHING_CACHE`. Safe for use by many threads; throws `Unavailable` if the store is
/// needed and does not answer.
public final class CheckKey {
    /// How long a key or a site is believed without asking again.
    public static final Duration SITE_CACHE = Duration.ofSeconds(60);
    /// How long it is believed that there is none: whoever has just made one does not wait long.
    static final Duration NOTHING_CACHE = Duration.ofSeconds(5);
    private static final int ENTRIES_MAX = 10_000;

    private final SiteStore store;
    private final InstantSource clock;
    private final ExpiringCache<KeyHash, Optional<SiteKey>> keys;
    private final ExpiringCache<SiteId, Optional<Site>> sites;

    public CheckKey(SiteStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.keys = new ExpiringCache<>(clock, CheckKey::age, ENTRIES_MAX);
        this.sites = new ExpiringCache<>(clock, CheckKey::age, ENTRIES_MAX);
    }

    /// Grants what a key is presented for, or says why not. A text that can be no key is refused without asking the
    /// store. Where reading is wanted an admin key does as well.
    public Answer check(String presentedKey, KeyKind wanted) {
        if (!ApiKey.canExist(presentedKey)) {
            return new Answer.Refused(KeyRefusal.INVALID_KEY);
        }
        KeyHash hash = KeyHash.of(presentedKey);
        Optional<SiteKey> found = keys.get(hash, store::key)
                .filter(key -> key.hash().matches(hash) && key.isLive(clock.instant()));
        return found.map(key -> check(key, wanted)).orElseGet(() -> new Answer.Refused(KeyRefusal.INVALID_KEY));
    }

    private static Duration age(Optional<?> found) {
        return found.isPresent() ? SITE_CACHE : NOTHING_CACHE;
    }

    /// A site as it was within the last `SITE_CACHE`.
    public Optional<Site> site(SiteId id) {
        return sites.get(id, store::site);
    }

    private Answer check(SiteKey key, KeyKind wanted) {
        Optional<Site> site = key.kind() == KeyKind.ADMIN ? Optional.empty() : site(key.site());
        if (key.kind() != KeyKind.ADMIN && site.isEmpty()) {
            return new Answer.Refused(KeyRefusal.INVALID_KEY);
        }
        if (key.kind() != wanted && !(wanted == KeyKind.READ && key.kind() == KeyKind.ADMIN)) {
            return new Answer.Refused(KeyRefusal.WRONG_KEY_KIND);
        }
        if (wanted == KeyKind.WRITE && !site.map(Site::active).orElse(false)) {
            return new Answer.Refused(KeyRefusal.SITE_DISABLED);
        }
        return new Answer.Granted(key);
    }

    /// What became of a check.
    public sealed interface Answer {
        /// The key may do what was wanted.
        record Granted(SiteKey key) implements Answer {}

        /// It may not.
        record Refused(KeyRefusal why) implements Answer {}
    }
}
