package footfall.local;

import footfall.local.localstack.LocalStack;
import org.junit.jupiter.api.Tag;

/// On LocalStack's tables and queue.
@Tag("localstack")
class LocalStackOneEventTest extends OneEvent {
    @Override
    Backing backing() {
        return new Backing(LocalStack.dynamo(), LocalStack.table(), LocalStack.table(), LocalStack.sqs(),
                LocalStack.queue());
    }
}
