package footfall.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A DynamoDB client that bills each call by the service's rules and passes it on. What stood and what stands at a key
/// it asks the wrapped store, off the bill. Left out of the bill are backups (PITR), storage and streams. Calls that
/// the product never makes are refused. Safe for use by many threads; where two of them write one key at the same
/// time, the size before may be that of the other's write.
///
/// Rules: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations".
public final class Meter implements DynamoDbClient {
    private static final Pattern FIRST_KEY =
            Pattern.compile("pk = (:\\w+)(?: AND (?:begins_with\\(sk, |sk [A-Z><=]+ )(:\\w+))?");

    private final DynamoDbClient store;
    private final Function<Map<String, AttributeValue>, String> partOf;
    private final Bill bill;

    /// @param partOf names the part of the design to which the item with a key belongs
    Meter(DynamoDbClient store, Function<Map<String, AttributeValue>, String> partOf, Bill bill) {
        this.store = store;
        this.partOf = partOf;
        this.bill = bill;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return writing(request.tableName(), keyOf(request.item()), () -> store.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return writing(request.tableName(), request.key(), () -> store.updateItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return writing(request.tableName(), request.key(), () -> store.deleteItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<Place> places = request.transactItems().stream().map(Meter::placeOf).toList();
        List<Long> before = places.stream().map(this::bytesAt).toList();
        try {
            return store.transactWriteItems(request);
        } finally {
            for (int i = 0; i < places.size(); i++) {
                bill.add(partOf.apply(places.get(i).key()),
                        Units.written(before.get(i), bytesAt(places.get(i))).twice());
            }
        }
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        GetItemResponse response = store.getItem(request);
        long bytes = request.projectionExpression() == null ? ItemSize.bytes(response.item())
                : bytesAt(new Place(request.tableName(), request.key()));
        bill.add(partOf.apply(request.key()), Units.read(bytes, isConsistent(request.consistentRead())));
        return response;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        BatchGetItemResponse response = store.batchGetItem(request);
        request.requestItems().forEach((table, wanted) -> {
            KeysAndAttributes left = response.unprocessedKeys().get(table);
            for (Map<String, AttributeValue> key : wanted.keys()) {
                if (left == null || !left.keys().contains(key)) {
                    bill.add(partOf.apply(key),
                            Units.read(bytesAt(new Place(table, key)), isConsistent(wanted.consistentRead())));
                }
            }
        });
        return response;
    }

    /// Bills the sum of what was read before filters and projections took something away. The whole call goes to the
    /// part of the partition and of the first sort key that it asks for.
    @Override
    public QueryResponse query(QueryRequest request) {
        QueryResponse response = store.query(request);
        boolean whole = request.filterExpression() == null && request.projectionExpression() == null
                && request.select() != Select.COUNT;
        List<Map<String, AttributeValue>> read = whole ? response.items() : store.query(unfiltered(request)).items();
        long bytes = read.stream().mapToLong(ItemSize::bytes).sum();
        bill.add(partOf.apply(firstKey(request)), Units.read(bytes, isConsistent(request.consistentRead())));
        return response;
    }

    private static Map<String, AttributeValue> firstKey(QueryRequest request) {
        Matcher condition = FIRST_KEY.matcher(request.keyConditionExpression());
        if (!condition.lookingAt()) {
            throw new IllegalArgumentException("keyConditionExpression: " + request.keyConditionExpression()
                    + ", must begin with " + FIRST_KEY);
        }
        Map<String, AttributeValue> values = request.expressionAttributeValues();
        return Map.of("pk", values.get(condition.group(1)), "sk", condition.group(2) == null
                ? AttributeValue.fromS("") : values.get(condition.group(2)));
    }

    @Override
    public String serviceName() {
        return store.serviceName();
    }

    @Override
    public void close() {
        store.close();
    }

    private static QueryRequest unfiltered(QueryRequest request) {
        Predicate<String> used = name -> Pattern.compile(Pattern.quote(name) + "\\b")
                .matcher(request.keyConditionExpression()).find();
        QueryRequest.Builder query = request.toBuilder().filterExpression(null).projectionExpression(null)
                .select(Select.ALL_ATTRIBUTES);
        if (request.hasExpressionAttributeNames()) {
            Map<String, String> names = new HashMap<>(request.expressionAttributeNames());
            names.keySet().removeIf(used.negate());
            query.expressionAttributeNames(names.isEmpty() ? null : names);
        }
        Map<String, AttributeValue> values = new HashMap<>(request.expressionAttributeValues());
        values.keySet().removeIf(used.negate());
        return query.expressionAttributeValues(values).build();
    }

    private <T> T writing(String table, Map<String, AttributeValue> key, Supplier<T> call) {
        Place place = new Place(table, key);
        long before = bytesAt(place);
        try {
            T response = call.get();
            bill.add(partOf.apply(key), Units.written(before, bytesAt(place)));
            return response;
        } catch (ConditionalCheckFailedException e) {
            long there = bytesAt(place);
            bill.add(partOf.apply(key), Units.written(there, there));
            throw e;
        }
    }

    private long bytesAt(Place place) {
        return ItemSize.bytes(store.getItem(get -> get.tableName(place.table()).key(place.key())
                .consistentRead(true)).item());
    }

    private static boolean isConsistent(Boolean asked) {
        return Boolean.TRUE.equals(asked);
    }

    private static Place placeOf(TransactWriteItem item) {
        if (item.put() != null) {
            return new Place(item.put().tableName(), keyOf(item.put().item()));
        }
        if (item.update() != null) {
            return new Place(item.update().tableName(), item.update().key());
        }
        return item.delete() != null ? new Place(item.delete().tableName(), item.delete().key())
                : new Place(item.conditionCheck().tableName(), item.conditionCheck().key());
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }

    private record Place(String table, Map<String, AttributeValue> key) {}
}
