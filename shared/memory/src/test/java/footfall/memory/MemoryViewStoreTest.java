package footfall.memory;

import footfall.contract.ViewStoreContract;
import footfall.port.ViewStore;

class MemoryViewStoreTest extends ViewStoreContract {
    @Override
    protected ViewStore store() {
        return new MemoryViewStore();
    }
}
