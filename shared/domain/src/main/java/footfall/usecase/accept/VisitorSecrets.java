package footfall.usecase.accept;

import footfall.cache.ExpiringCache;
import footfall.identity.DailyId;
import footfall.identity.DailyRule;
import footfall.identity.Salt;
import footfall.identity.Traces;
import footfall.port.SaltStore;
import footfall.site.Site;
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

    /// The daily id of an event's date in the zone of the rule; and that of the date before, if a gap to that date can
    /// be short enough for a visit to go on. Salts are destroyed at 00:00 UTC two days after their date, so an event
    /// that is older takes that of the date it was received, and an id of its own date is made of it.
    DailyId daily(Site site, DailyRule rule, Traces traces, Instant at, Instant receivedAt) {
        if (!rule.isKnown(traces)) {
            return DailyId.NONE;
        }
        ZoneId zone = rule.zone(site.timeZone());
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalDate oldest = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).minusDays(1);
        if (date.isBefore(oldest)) {
            Salt salt = salt(LocalDate.ofInstant(receivedAt, zone));
            return new DailyId(rule.idOf(date, traces, salt, site.id()), "");
        }
        Instant begin = date.atStartOfDay(zone).toInstant();
        LocalDate before = LocalDate.ofInstant(begin.minusMillis(1), zone);
        boolean goesOn = Duration.between(begin, at).compareTo(site.timeouts().at(at)) < 0 && !before.isBefore(oldest);
        return new DailyId(rule.id(traces, salt(date), site.id()),
                goesOn ? rule.id(traces, salt(before), site.id()) : "");
    }

    private Salt salt(LocalDate date) {
        return salts.get(date, day -> store.of(day).orElseGet(() -> store.make(day, Salt.fresh(random))));
    }

    /// The secret that does not rotate.
    Salt shardSecret() {
        return secrets.get("", same -> store.shardSecret(Salt.fresh(random)));
    }
}
