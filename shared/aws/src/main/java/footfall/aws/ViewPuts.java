package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import footfall.log.IdBucket;
import footfall.log.View;
import footfall.port.ViewStore.Change;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// How the root of a view is put, and under which condition.
final class ViewPuts {
    /// How long ids live after they were put: longer than a message can wait in both queues.
    static final Duration IDS_LIVE = Duration.ofDays(36);
    /// How long a full link lives: its chain is found through it.
    static final Duration FULL_LINKS_LIVE = Duration.ofDays(400);
    private static final String FOLD = "f";

    private final String table;
    private final InstantSource clock;

    ViewPuts(String table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /// @param bytes the view as bytes
    PutItemRequest root(Change change, byte[] bytes) {
        View view = change.view();
        ItemKey key = ViewKeys.of(view.key());
        long now = clock.instant().getEpochSecond();
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        item.putAll(ViewParts.root(bytes));
        item.put(FOLD, fromN(Long.toString(view.fold())));
        if (view instanceof IdBucket ids) {
            Duration live = ids.isFull() ? FULL_LINKS_LIVE : IDS_LIVE;
            item.put(Tables.TTL, fromN(Long.toString(now + live.toSeconds())));
        }
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnValues(ReturnValue.ALL_OLD);
        return switch (change) {
            case Change.Follow(View _, long foldRead) when foldRead == 0 -> put
                    // An item that expired is there until the store deletes it, and read by nobody.
                    .conditionExpression("attribute_not_exists(pk) OR #ttl <= :now")
                    .expressionAttributeNames(Map.of("#ttl", Tables.TTL))
                    .expressionAttributeValues(Map.of(":now", fromN(Long.toString(now)))).build();
            case Change.Follow(View _, long foldRead) -> put.conditionExpression("f = :read")
                    .expressionAttributeValues(Map.of(":read", fromN(Long.toString(foldRead)))).build();
            case Change.Renew _ -> put.conditionExpression("attribute_not_exists(pk) OR f < :new")
                    .expressionAttributeValues(Map.of(":new", fromN(Long.toString(view.fold())))).build();
        };
    }
}
