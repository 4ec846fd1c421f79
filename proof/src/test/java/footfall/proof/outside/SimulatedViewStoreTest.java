package footfall.proof.outside;

import footfall.contract.ViewStoreContract;
import footfall.port.ViewStore;

class SimulatedViewStoreTest extends ViewStoreContract {
    private final ViewStore store = Still.views(1_000);

    @Override
    protected ViewStore store() {
        return store;
    }
}
