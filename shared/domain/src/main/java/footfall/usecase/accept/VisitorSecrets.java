package footfall.usecase.accept;

import footfall.cache.ExpiringCache;
import footfall.identity.Salt;
import footfall.port.SaltStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/// Knows the secrets of cookieless ids: asks again after `SALT_CACHE`, and remembers few of them. Safe for use by many
/// threads; throws `Unavailable` if the store is needed and does not answer.
final class VisitorSecrets {
    private static final Duration SALT_CACHE = Duration.ofMinutes(10);
    private static final int DATES_MAX = 8;

    private final SaltStore store;
    private final RandomGenerator random;
    private final ExpiringCache<LocalDate, Salt> salts;
    private final ExpiringCache<String, Salt> secrets;

    VisitorSecrets(SaltStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.random = random;
        this.salts = new ExpiringCache<>(clock, SALT_CACHE, DATES_MAX);
        this.secrets = new ExpiringCache<>(clock, SALT_CACHE, 1);
    }

    /// The salt of an event's date in a site's zone. Salts are destroyed at 00:00 UTC two days after their date, so an
    /// event that is older takes that of the date it was received.
    Salt salt(Instant at, Instant receivedAt, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalDate oldest = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).minusDays(1);
        LocalDate wanted = date.isBefore(oldest) ? LocalDate.ofInstant(receivedAt, zone) : date;
        return salts.get(wanted, day -> store.of(day).orElseGet(() -> store.make(day, Salt.fresh(random))));
    }

    /// The secret that does not rotate.
    Salt shardSecret() {
        return secrets.get("", same -> store.shardSecret(Salt.fresh(random)));
    }
}
