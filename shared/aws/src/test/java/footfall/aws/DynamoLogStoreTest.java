package footfall.aws;

import footfall.contract.LogStoreContract;
import footfall.port.LogStore;

class DynamoLogStoreTest extends LogStoreContract {
    private final LogStore store = new DynamoLogStore(LocalTables.client(), LocalTables.make());

    @Override
    protected LogStore store() {
        return store;
    }
}
