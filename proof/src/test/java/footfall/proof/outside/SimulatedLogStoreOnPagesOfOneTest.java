package footfall.proof.outside;

import footfall.aws.DynamoLogStore;
import footfall.contract.LogStoreContract;
import footfall.port.LogStore;

class SimulatedLogStoreOnPagesOfOneTest extends LogStoreContract {
    private final LogStore store = new DynamoLogStore(Still.dynamo(1), Still.TABLE);

    @Override
    protected LogStore store() {
        return store;
    }
}
