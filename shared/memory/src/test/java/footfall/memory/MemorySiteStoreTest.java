package footfall.memory;

import footfall.contract.SiteStoreContract;
import footfall.port.SiteStore;

class MemorySiteStoreTest extends SiteStoreContract {
    @Override
    protected SiteStore emptyStore() {
        return new MemorySiteStore();
    }
}
