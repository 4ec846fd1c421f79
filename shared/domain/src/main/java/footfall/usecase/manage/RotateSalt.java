package footfall.usecase.manage;

import footfall.identity.Salt;
import footfall.port.SaltStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/// Makes the salts of today and tomorrow, so that one is there wherever a day begins first, and destroys each at 00:00
/// UTC two days after its date: from then on nobody can tell whom a daily id was. Safe to call at any time and again.
public final class RotateSalt {
    private final SaltStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random must be one that nobody can predict
    public RotateSalt(SaltStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// Makes and destroys what is due, and the secret of the shards if there is none. Throws `Unavailable` if the store
    /// does not answer.
    public void rotate() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        store.shardSecret(Salt.fresh(random));
        store.make(today, Salt.fresh(random));
        store.make(today.plusDays(1), Salt.fresh(random));
        store.destroyBefore(today.minusDays(1));
    }
}
