package footfall.memory;

import footfall.contract.SaltStoreContract;
import footfall.port.SaltStore;

class MemorySaltStoreTest extends SaltStoreContract {
    @Override
    protected SaltStore emptyStore() {
        return new MemorySaltStore();
    }
}
