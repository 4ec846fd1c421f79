package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.identity.Salt;
import footfall.port.SaltStore;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store of salts must do.
public abstract class SaltStoreContract {
    /// The date on which the test takes place.
    protected static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private SaltStore store;

    /// An empty store; if it looks at a clock, one on `TODAY`.
    protected abstract SaltStore emptyStore();

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(Optional.empty(), store.of(TODAY));
    }

    @Test
    void keepsTheSaltThatCameFirst() {
        assertEquals(salt(1), store.make(TODAY, salt(1)));
        assertEquals(salt(1), store.make(TODAY, salt(2)));
        assertEquals(Optional.of(salt(1)), store.of(TODAY));
        assertEquals(Optional.empty(), store.of(TODAY.plusDays(1)));
    }

    @Test
    void destroysTheSaltsOfEarlierDatesOnly() {
        for (int day = -1; day <= 1; day++) {
            store.make(TODAY.plusDays(day), salt(2 + day));
        }
        store.destroyBefore(TODAY);
        store.destroyBefore(TODAY);
        assertEquals(Optional.empty(), store.of(TODAY.minusDays(1)));
        assertEquals(Optional.of(salt(2)), store.of(TODAY));
        assertEquals(Optional.of(salt(3)), store.of(TODAY.plusDays(1)));
    }

    @Test
    void keepsTheSecretOfTheShardsForEver() {
        assertEquals(salt(7), store.shardSecret(salt(7)));
        store.destroyBefore(LocalDate.parse("9999-12-31"));
        assertEquals(salt(7), store.shardSecret(salt(8)));
        assertEquals(Optional.empty(), store.of(TODAY));
    }

    private static Salt salt(int digit) {
        return new Salt(Integer.toString(digit).repeat(64));
    }
}
