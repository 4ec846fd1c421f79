package footfall.usecase.manage;

import footfall.port.SiteStore;
import footfall.site.ApiKey;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.ManageKeys.NewKey;
import footfall.usecase.manage.ManageKeys.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Makes the first site, its keys and the admin key, once. Whoever makes the site goes on; whoever finds it made,
/// without an admin key and `ABANDONED` ago, finishes what somebody began. Throws `Unavailable` if the store does not
/// answer; asked again after `ABANDONED`, it finishes.
public final class Bootstrap {
    /// After this time a bootstrap that has made no admin key counts as dead.
    static final Duration ABANDONED = Duration.ofSeconds(60);

    private final SiteStore store;
    private final ManageKeys keys;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random must be one that nobody can predict
    public Bootstrap(SiteStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.keys = new ManageKeys(store, clock, random);
        this.clock = clock;
        this.random = random;
    }

    /// Makes everything, or says that it is there.
    public Outcome make(SiteId first) {
        if (!store.keys(SiteKey.EVERY_SITE).isEmpty()) {
            return new Outcome.DoneBefore();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Site fresh = Site.withDefaults(first, first.value(), now);
        if (!store.create(fresh) && !isAbandoned(first, now)) {
            return new Outcome.DoneBefore();
        }
        return new Outcome.Made(first, key(first, KeyKind.WRITE), key(first, KeyKind.READ),
                key(SiteKey.EVERY_SITE, KeyKind.ADMIN));
    }

    private boolean isAbandoned(SiteId site, Instant now) {
        return store.site(site).filter(made -> !now.isBefore(made.created().plus(ABANDONED))).isPresent();
    }

    private String key(SiteId site, KeyKind kind) {
        return switch (keys.add(site, Wish.of(kind), ApiKey.make(kind, random).text())) {
            case Managed.Done<NewKey>(NewKey made) -> made.text();
            case Managed.Refused<NewKey>(var refusal, var faults) ->
                    throw new IllegalStateException("key: " + refusal + ", a random key must be new");
        };
    }

    /// What became of it.
    public sealed interface Outcome {
        /// Everything is made; the keys in the clear, to be shown once.
        record Made(SiteId site, String writeKey, String readKey, String adminKey) implements Outcome {
            @Override
            public String toString() {
                return "Made[" + site + "]";
            }
        }

        /// It was made before, and its keys are not shown again.
        record DoneBefore() implements Outcome {}
    }
}
