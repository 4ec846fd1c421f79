package footfall.memory;

import footfall.contract.LogStoreContract;
import footfall.port.LogStore;

class MemoryLogStoreTest extends LogStoreContract {
    @Override
    protected LogStore store() {
        return new MemoryLogStore();
    }
}
