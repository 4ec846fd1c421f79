package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.SaltStoreContract;
import footfall.identity.Salt;
import footfall.port.SaltStore;
import footfall.port.Unavailable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoSaltStoreTest extends SaltStoreContract {
    private static final Salt SALT = new Salt("5".repeat(64));

    private Instant now = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    @Override
    protected SaltStore emptyStore() {
        return new DynamoSaltStore(LocalTables.client(), LocalTables.make(), () -> now);
    }

    @Test
    void readsNoSaltFromMidnightTwoDaysAfterItsDateThoughNobodyDeletedIt() {
        SaltStore store = emptyStore();
        store.make(TODAY, SALT);
        now = Instant.parse("2026-03-02T23:59:59.999Z");
        assertEquals(Optional.of(SALT), store.of(TODAY));
        now = Instant.parse("2026-03-03T00:00:00Z");
        assertTrue(store.of(TODAY).isEmpty());
    }

    @Test
    void saysThatItIsUnavailableInsteadOfThatThereIsNothing() {
        SaltStore store = new DynamoSaltStore(LocalTables.client(), "no-such-table", () -> now);
        assertThrows(Unavailable.class, () -> store.of(TODAY));
        assertThrows(Unavailable.class, () -> store.make(TODAY, SALT));
        assertThrows(Unavailable.class, () -> store.shardSecret(SALT));
    }
}
