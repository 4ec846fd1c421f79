package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// The table that views stand in: many reads at once, single puts under conditions; what does not answer is
/// `Unavailable`.
final class ViewTable {
    private static final int BATCH_KEYS_MAX = 100;
    private static final int BATCH_TRIES_MAX = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private final DynamoDbClient client;
    private final String table;

    ViewTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// When a put may take place.
    record Condition(String expression, Map<String, AttributeValue> values, Map<String, String> names) {}

    /// The items that stand at these keys, strongly consistent, in any order.
    List<Map<String, AttributeValue>> get(List<Map<String, AttributeValue>> keys) {
        List<List<Map<String, AttributeValue>>> batches = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += BATCH_KEYS_MAX) {
            batches.add(keys.subList(i, Math.min(keys.size(), i + BATCH_KEYS_MAX)));
        }
        return Parallel.map(batches, this::getBatch).stream().flatMap(List::stream).toList();
    }

    private List<Map<String, AttributeValue>> getBatch(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> rest = Map.of(table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int tries = 0; !rest.isEmpty(); tries++) {
            if (tries == BATCH_TRIES_MAX) {
                throw new Unavailable("read " + keys.size() + " views in " + table + ": throttled");
            }
            pause(tries);
            BatchGetItemRequest request = BatchGetItemRequest.builder().requestItems(rest).build();
            BatchGetItemResponse answer = asking("read", () -> client.batchGetItem(request));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            rest = answer.unprocessedKeys();
        }
        return found;
    }

    /// Items of a partition by sort key, strongly consistent.
    List<Map<String, AttributeValue>> query(String pk, String first, String last) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                    .keyConditionExpression("pk = :p AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(Map.of(":p", fromS(pk), ":first", fromS(first), ":last", fromS(last)))
                    .exclusiveStartKey(from.isEmpty() ? null : from).build();
            QueryResponse page = asking("range", () -> client.query(request));
            found.addAll(page.items());
            from = page.lastEvaluatedKey();
        } while (!from.isEmpty());
        return found;
    }

    void put(Map<String, AttributeValue> item) {
        asking("put", () -> client.putItem(put -> put.tableName(table).item(item)));
    }

    /// Puts an item if a condition holds.
    ///
    /// @return what stood there, no attributes if nothing did; empty if the condition did not hold
    Optional<Map<String, AttributeValue>> put(Map<String, AttributeValue> item, Condition condition) {
        try {
            return Optional.of(asking("put", () -> client.putItem(put -> put.tableName(table).item(item)
                    .conditionExpression(condition.expression())
                    .expressionAttributeValues(condition.values())
                    .expressionAttributeNames(condition.names().isEmpty() ? null : condition.names())
                    .returnValues(ReturnValue.ALL_OLD))).attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    void delete(Map<String, AttributeValue> key) {
        asking("delete", () -> client.deleteItem(delete -> delete.tableName(table).key(key)));
    }

    private static void pause(int tries) {
        if (tries > 0) {
            long mostMs = FIRST_PAUSE.toMillis() << tries;
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(mostMs / 2, mostMs));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("read views: interrupted", e);
            }
        }
    }

    private <T> T asking(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw new Unavailable(what + " in " + table, e);
        }
    }
}
