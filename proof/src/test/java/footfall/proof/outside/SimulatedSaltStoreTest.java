package footfall.proof.outside;

import footfall.aws.DynamoSaltStore;
import footfall.contract.SaltStoreContract;
import footfall.port.SaltStore;

class SimulatedSaltStoreTest extends SaltStoreContract {
    private final SaltStore store = new DynamoSaltStore(Still.dynamo(1_000), Still.TABLE);

    @Override
    protected SaltStore emptyStore() {
        return store;
    }
}
