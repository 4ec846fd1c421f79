package footfall.local.localstack;

import footfall.aws.DynamoLogStore;
import footfall.contract.LogStoreContract;
import footfall.port.LogStore;
import org.junit.jupiter.api.Tag;

/// The contract of the log store on LocalStack's DynamoDB.
@Tag("localstack")
class LocalStackLogStoreTest extends LogStoreContract {
    private final LogStore store = new DynamoLogStore(LocalStack.dynamo(), LocalStack.table());

    @Override
    protected LogStore store() {
        return store;
    }
}
