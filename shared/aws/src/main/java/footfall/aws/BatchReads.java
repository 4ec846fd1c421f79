package footfall.aws;

import footfall.port.Pause;
import footfall.port.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Items by key, strongly consistent, a hundred a call.
///
/// A call answers at most 16 MB and what the table lets through, and names the keys it did not come to. Source:
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
final class BatchReads {
    private static final int CALL_KEYS_MAX = 100;
    /// How often in a row a call may answer nothing.
    private static final int TRIES_MAX = 8;

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;
    private final Calls calls;

    BatchReads(DynamoDbClient client, String table, Pause pause, Calls calls) {
        this.client = client;
        this.table = table;
        this.pause = pause;
        this.calls = calls;
    }

    /// The items that stand at these keys.
    Map<ItemKey, Map<String, AttributeValue>> read(Collection<ItemKey> keys) {
        List<ItemKey> distinct = keys.stream().distinct().toList();
        List<List<ItemKey>> parts = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += CALL_KEYS_MAX) {
            parts.add(distinct.subList(from, Math.min(distinct.size(), from + CALL_KEYS_MAX)));
        }
        Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
        calls.map(parts, this::call).forEach(items -> items.forEach(item -> found.put(ItemKey.of(item), item)));
        return found;
    }

    private List<Map<String, AttributeValue>> call(List<ItemKey> keys) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        @Nullable KeysAndAttributes rest = KeysAndAttributes.builder().consistentRead(true)
                .keys(keys.stream().map(ItemKey::attributes).toList()).build();
        int idle = 0;
        while (rest != null) {
            BatchGetItemResponse answer = ask(rest);
            List<Map<String, AttributeValue>> some = answer.responses().getOrDefault(table, List.of());
            items.addAll(some);
            rest = answer.unprocessedKeys().get(table);
            idle = some.isEmpty() ? idle + 1 : 0;
            if (rest != null && idle >= TRIES_MAX) {
                throw new Unavailable("read of " + keys.size() + " items in " + table + ": put off " + idle + " times");
            }
            if (rest != null) {
                pause.after(idle);
            }
        }
        return items;
    }

    private BatchGetItemResponse ask(KeysAndAttributes keys) {
        try {
            return client.batchGetItem(get -> get.requestItems(Map.of(table, keys)));
        } catch (SdkException e) {
            throw new Unavailable("read of " + keys.keys().size() + " items in " + table, e);
        }
    }
}
