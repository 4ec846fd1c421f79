package footfall.local.localstack;

import footfall.aws.DynamoViewStore;
import footfall.contract.ViewStoreContract;
import footfall.port.ViewStore;
import org.junit.jupiter.api.Tag;

/// The contract of the view store on LocalStack's DynamoDB.
@Tag("localstack")
class LocalStackViewStoreTest extends ViewStoreContract {
    private final ViewStore store = new DynamoViewStore(LocalStack.dynamo(), LocalStack.table());

    @Override
    protected ViewStore store() {
        return store;
    }
}
