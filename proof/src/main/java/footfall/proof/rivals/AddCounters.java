package footfall.proof.rivals;

import footfall.event.Delivery;
import footfall.event.Event;
import footfall.site.Shard;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The naive design: put the event, then add one to each of its counters. Nothing knows what was counted before: what
/// is delivered again counts again, and who dies between two counters counts the first ones twice.
public final class AddCounters implements Rival {
    private final DynamoDbClient client;
    private final String table;

    public AddCounters(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void reduce(Shard shard, List<Delivery> deliveries) {
        for (Event event : Rival.events(deliveries)) {
            client.putItem(put -> put.tableName(table).item(Rows.event("E", shard, event)));
            for (Counter counter : Counter.of(event)) {
                client.updateItem(add -> add.tableName(table).key(Rows.counter(shard, counter))
                        .updateExpression("ADD " + Rows.COUNT + " :one")
                        .expressionAttributeValues(Map.of(":one", Rows.number(1))));
            }
        }
    }

    @Override
    public long count(Shard shard, Counter counter) {
        return Rows.number(client.getItem(get -> get.tableName(table).key(Rows.counter(shard, counter))
                .consistentRead(true)).item(), Rows.COUNT);
    }
}
