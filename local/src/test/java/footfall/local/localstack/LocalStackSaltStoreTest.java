package footfall.local.localstack;

import footfall.aws.DynamoSaltStore;
import footfall.contract.SaltStoreContract;
import footfall.port.SaltStore;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;

/// The contract of the salt store on LocalStack's DynamoDB.
@Tag("localstack")
class LocalStackSaltStoreTest extends SaltStoreContract {
    @Override
    protected SaltStore emptyStore() {
        return new DynamoSaltStore(LocalStack.dynamo(), LocalStack.table(),
                () -> TODAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
