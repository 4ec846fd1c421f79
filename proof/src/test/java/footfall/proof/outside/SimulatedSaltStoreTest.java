package footfall.proof.outside;

import footfall.aws.DynamoSaltStore;
import footfall.contract.SaltStoreContract;
import footfall.port.SaltStore;
import java.time.Instant;
import java.time.ZoneOffset;

class SimulatedSaltStoreTest extends SaltStoreContract {
    private static final Instant NOW = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final SaltStore store = new DynamoSaltStore(Still.dynamo(1_000), Still.TABLE, () -> NOW);

    @Override
    protected SaltStore emptyStore() {
        return store;
    }
}
