package footfall.proof.rivals;

import footfall.event.Delivery;
import footfall.event.Event;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// One transaction an event: put the event if it is not there, and add one to each of its counters. Counts right; every
/// write is billed twice, and whoever meets another at a counter that both add to begins again, and is billed for it.
public final class TransactEvents implements Rival {
    private static final int CONFLICTS_MAX = 20;

    private final DynamoDbClient client;
    private final String table;

    public TransactEvents(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void reduce(Shard shard, List<Delivery> deliveries) {
        for (Event event : Rival.events(deliveries)) {
            List<TransactWriteItem> items = new ArrayList<>();
            items.add(TransactWriteItem.builder().put(put -> put.tableName(table).item(Rows.event("M", shard, event))
                    .conditionExpression("attribute_not_exists(pk)")).build());
            for (Counter counter : Counter.of(event)) {
                items.add(TransactWriteItem.builder().update(add -> add.tableName(table)
                        .key(Rows.counter(shard, counter)).updateExpression("ADD " + Rows.COUNT + " :one")
                        .expressionAttributeValues(Map.of(":one", Rows.number(1)))).build());
            }
            write(items);
        }
    }

    private void write(List<TransactWriteItem> items) {
        for (int conflicts = 0;; conflicts++) {
            try {
                client.transactWriteItems(write -> write.transactItems(items));
                return;
            } catch (TransactionCanceledException e) {
                if (is(e.cancellationReasons().getFirst(), "ConditionalCheckFailed")) {
                    return;
                }
                if (conflicts == CONFLICTS_MAX
                        || e.cancellationReasons().stream().noneMatch(reason -> is(reason, "TransactionConflict"))) {
                    throw e;
                }
            }
        }
    }

    private static boolean is(CancellationReason reason, String code) {
        return code.equals(reason.code());
    }

    @Override
    public long count(Shard shard, Counter counter) {
        return Rows.number(client.getItem(get -> get.tableName(table).key(Rows.counter(shard, counter))
                .consistentRead(true)).item(), Rows.COUNT);
    }
}
