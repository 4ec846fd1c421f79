package footfall.proof.outside;

import footfall.aws.DynamoSiteStore;
import footfall.contract.SiteStoreContract;
import footfall.port.SiteStore;

class SimulatedSiteStoreTest extends SiteStoreContract {
    private final SiteStore store = new DynamoSiteStore(Still.dynamo(1_000), Still.TABLE);

    @Override
    protected SiteStore emptyStore() {
        return store;
    }
}
