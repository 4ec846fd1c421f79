package footfall.proof.rivals;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.site.Shard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Counters packed into items of about a kilobyte, a write unit each: a dimension of a window, and for those with many
/// values a bucket of it. Each item says in `s` the last intent that it contains.
final class PackedCounters {
    private static final String LAST = "s";
    private static final int PAGE_BUCKETS = 32;
    private static final int REFERRER_BUCKETS = 4;

    private final DynamoDbClient client;
    private final String table;

    PackedCounters(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// Adds the events of an intent to each counter that does not contain it; all intents before it must be in.
    void add(Segment intent) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (Event event : events(intent)) {
            for (Counter counter : Counter.of(event)) {
                sums.computeIfAbsent(row(counter), _ -> new TreeMap<>()).merge(name(counter), 1L, Long::sum);
            }
        }
        sums.forEach((row, counts) -> add(intent, row, counts));
    }

    private void add(Segment intent, String row, Map<String, Long> counts) {
        StringBuilder add = new StringBuilder();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":s", Rows.number(intent.seq())));
        counts.forEach((name, count) -> {
            int at = names.size();
            add.append(add.isEmpty() ? " ADD " : ", ").append('#').append(at).append(" :").append(at);
            names.put("#" + at, name);
            values.put(":" + at, Rows.number(count));
        });
        try {
            client.updateItem(update -> update.tableName(table).key(key(intent.shard(), row))
                    .updateExpression("SET " + LAST + " = :s" + add)
                    .conditionExpression("attribute_not_exists(" + LAST + ") OR " + LAST + " < :s")
                    .expressionAttributeNames(names).expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            // Somebody added this intent before.
            return;
        }
    }

    long count(Shard shard, Counter counter) {
        return Rows.number(client.getItem(get -> get.tableName(table).key(key(shard, row(counter)))
                .consistentRead(true)).item(), name(counter));
    }

    static List<Event> events(Segment intent) {
        return intent.entries().stream().filter(Entry.Aggregated.class::isInstance)
                .map(entry -> ((Entry.Aggregated) entry).event()).toList();
    }

    /// The small dimensions of a window share an item.
    private static String row(Counter counter) {
        String dimension = switch (counter.dimension()) {
            case "page" -> "page#" + Math.floorMod(counter.value().hashCode(), PAGE_BUCKETS);
            case "source", "referrer" ->
                    counter.dimension() + "#" + Math.floorMod(counter.value().hashCode(), REFERRER_BUCKETS);
            case "country" -> "country";
            default -> "small";
        };
        return counter.window() + "#" + dimension;
    }

    private static String name(Counter counter) {
        return counter.dimension() + ":" + counter.value();
    }

    private static Map<String, AttributeValue> key(Shard shard, String row) {
        return Rows.key("N#" + shard.site() + "#" + shard.number(), row);
    }
}
