package footfall.local.localstack;

import footfall.aws.DynamoSiteStore;
import footfall.contract.SiteStoreContract;
import footfall.port.SiteStore;
import org.junit.jupiter.api.Tag;

/// The contract of the site store on LocalStack's DynamoDB.
@Tag("localstack")
class LocalStackSiteStoreTest extends SiteStoreContract {
    @Override
    protected SiteStore emptyStore() {
        return new DynamoSiteStore(LocalStack.dynamo(), LocalStack.table());
    }
}
