package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.port.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// One table, asked for single items under conditions; what does not answer is `Unavailable`.
final class ConditionalTable {
    static final String IF_ABSENT = "attribute_not_exists(" + Tables.PK + ")";
    static final String IF_PRESENT = "attribute_exists(" + Tables.PK + ")";
    /// Who put an item: tells the client's own second try from somebody else's put.
    private static final String BY = "by";

    private final DynamoDbClient client;
    private final String table;

    ConditionalTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// An item, strongly consistent.
    Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        Map<String, AttributeValue> item = asking("get", () -> client.getItem(get -> get.tableName(table)
                .key(key(pk, sk)).consistentRead(true))).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /// Puts an item under a condition.
    ///
    /// @return empty if it is put; else what stands there
    Optional<Map<String, AttributeValue>> put(String pk, String sk, Map<String, AttributeValue> attributes,
                                              String condition, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key(pk, sk));
        item.put(BY, fromS(UUID.randomUUID().toString()));
        try {
            asking("put", () -> client.putItem(put -> put.tableName(table).item(item).conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            Map<String, AttributeValue> standing = e.hasItem() ? e.item() : Map.of();
            return item.get(BY).equals(standing.get(BY)) ? Optional.empty() : Optional.of(standing);
        }
    }

    /// Sets one attribute of an item that is there.
    ///
    /// @return the item as it is then; empty if there is none
    Optional<Map<String, AttributeValue>> set(String pk, String sk, String attribute, AttributeValue value) {
        UpdateItemRequest update = UpdateItemRequest.builder().tableName(table).key(key(pk, sk))
                .updateExpression("SET #a = :a").conditionExpression(IF_PRESENT)
                .expressionAttributeNames(Map.of("#a", attribute)).expressionAttributeValues(Map.of(":a", value))
                .returnValues(ReturnValue.ALL_NEW).build();
        try {
            return Optional.of(asking("update", () -> client.updateItem(update)).attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    void delete(String pk, String sk) {
        asking("delete", () -> client.deleteItem(delete -> delete.tableName(table).key(key(pk, sk))));
    }

    /// Items of a partition by sort key, strongly consistent.
    ///
    /// @param range further conditions on the key and the filter
    /// @param limit the most items
    List<Map<String, AttributeValue>> query(QueryRequest.Builder range, int limit) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest page = range.tableName(table).consistentRead(true)
                    .exclusiveStartKey(from.isEmpty() ? null : from).build();
            QueryResponse answer = asking("query", () -> client.query(page));
            found.addAll(answer.items());
            from = answer.lastEvaluatedKey();
        } while (!from.isEmpty() && found.size() < limit);
        return found.size() <= limit ? found : found.subList(0, limit);
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Tables.PK, fromS(pk), Tables.SK, fromS(sk));
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
