package footfall.proof.rivals;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A client whose user dies after so many writes.
class DyingClient implements DynamoDbClient {
    /// Death; no code of the rivals catches it.
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("died", null, false, false);
        }
    }

    private final DynamoDbClient store;
    private int writesLeft;

    DyingClient(DynamoDbClient store, int writes) {
        this.store = store;
        this.writesLeft = writes;
    }

    private <T> T writing(Supplier<T> write) {
        if (writesLeft-- == 0) {
            throw new Died();
        }
        return write.get();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return writing(() -> store.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return writing(() -> store.updateItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return writing(() -> store.transactWriteItems(request));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return store.getItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return store.query(request);
    }

    @Override
    public String serviceName() {
        return store.serviceName();
    }

    @Override
    public void close() {
        store.close();
    }
}
