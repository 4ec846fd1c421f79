package footfall.memory;

import footfall.contract.DriftStoreContract;
import footfall.port.DriftStore;

class MemoryDriftStoreTest extends DriftStoreContract {
    @Override
    protected DriftStore emptyStore() {
        return new MemoryDriftStore();
    }
}
