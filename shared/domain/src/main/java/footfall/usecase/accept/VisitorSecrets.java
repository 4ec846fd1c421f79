package footfall.usecase.accept;

import footfall.cache.ExpiringCache;
import footfall.daily.DailyIds;
import footfall.identity.DailyId;
import footfall.identity.DailyRule;
import footfall.identity.Salt;
import footfall.identity.Traces;
import footfall.port.SaltStore;
import footfall.site.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Knows the secrets of cookieless ids, and makes those that are missing. Safe for use by many threads; throws
/// `Unavailable` if the store is needed and does not answer.
final class VisitorSecrets {
    private final SaltStore store;
    private final RandomGenerator random;
    private final DailyIds ids;
    private final ExpiringCache<String, Salt> secrets;

    VisitorSecrets(SaltStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.random = random;
        this.ids = new DailyIds(date -> store.of(date).orElseGet(() -> store.make(date, Salt.fresh(random))), clock);
        this.secrets = new ExpiringCache<>(clock, DailyIds.SALT_CACHE, 1);
    }

    /// The daily id of an event's date.
    DailyId daily(Site site, DailyRule rule, Traces traces, Instant at, Instant receivedAt) {
        return ids.of(site, rule, traces, at, receivedAt);
    }

    /// The secret that does not rotate.
    Salt shardSecret() {
        return secrets.get("", same -> store.shardSecret(Salt.fresh(random)));
    }
}
