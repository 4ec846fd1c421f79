package footfall.proof.rivals;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;

import footfall.codec.SegmentCodec;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.log.Segment;
import footfall.site.Shard;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Claim each event with a conditional put, then add the batch's sums to counters. Made right by a log of intents: a
/// claim says by which intent its event is counted, an intent lists its events, is put once at its number, and is added
/// to the counters before the next one is put; each counter's item says the last intent that it contains. Whoever finds
/// an intent that may not be finished finishes it. Still a write an event.
///
/// A claim alone counts nothing: if its intent was put without the event, because somebody else took the number, the
/// event is claimed again for a later one.
public final class ClaimEvents implements Rival {
    private static final int RACES_MAX = 20;
    private static final String INTENT = "i";
    private static final String BYTES = "b";

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;
    private final PackedCounters counters;
    private final Map<Shard, Long> finished = new HashMap<>();

    public ClaimEvents(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.counters = new PackedCounters(client, table);
    }

    @Override
    public void reduce(Shard shard, List<Delivery> deliveries) {
        Map<EventId, Event> events = new LinkedHashMap<>();
        Rival.events(deliveries).forEach(event -> events.putIfAbsent(event.id(), event));
        for (int races = 0; races < RACES_MAX; races++) {
            long number = finishLast(shard) + 1;
            Map<EventId, Event> fresh = new LinkedHashMap<>();
            boolean isBehind = false;
            for (Event event : events.values()) {
                switch (claim(shard, event.id(), number)) {
                    case OURS -> fresh.put(event.id(), event);
                    case COUNTED -> { }
                    case BEHIND -> isBehind = true;
                }
            }
            if (!isBehind && (fresh.isEmpty() || intend(shard, number, List.copyOf(fresh.values())))) {
                return;
            }
        }
        throw new IllegalStateException("claims of " + shard + ": lost " + RACES_MAX + " races");
    }

    /// @return the number of the last intent, which is now in all counters; 0 if there is none
    private long finishLast(Shard shard) {
        List<Map<String, AttributeValue>> last = client.query(query -> query.tableName(table).consistentRead(true)
                .keyConditionExpression("pk = :p").scanIndexForward(false).limit(1)
                .expressionAttributeValues(Map.of(":p", intent(shard, 0).get("pk")))).items();
        if (last.isEmpty()) {
            return 0;
        }
        Segment intent = decoded(shard, last.getFirst());
        if (finished.getOrDefault(shard, 0L) < intent.seq()) {
            counters.add(intent);
            finished.put(shard, intent.seq());
        }
        return intent.seq();
    }

    private Claimed claim(Shard shard, EventId id, long number) {
        Map<String, AttributeValue> item = new HashMap<>(key(shard, id));
        item.put(INTENT, Rows.number(number));
        try {
            client.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Claimed.OURS;
        } catch (ConditionalCheckFailedException e) {
            long standing = Rows.number(e.item(), INTENT);
            if (standing == number) {
                return Claimed.OURS;
            }
            if (standing > number) {
                return Claimed.BEHIND;
            }
            boolean counted = listed(shard, standing).stream().anyMatch(event -> event.id().equals(id));
            return counted ? Claimed.COUNTED : claimAgain(key(shard, id), standing, number);
        }
    }

    private Claimed claimAgain(Map<String, AttributeValue> claim, long standing, long number) {
        try {
            client.updateItem(update -> update.tableName(table).key(claim)
                    .updateExpression("SET " + INTENT + " = :new").conditionExpression(INTENT + " = :old")
                    .expressionAttributeValues(Map.of(":new", Rows.number(number), ":old", Rows.number(standing))));
            return Claimed.OURS;
        } catch (ConditionalCheckFailedException e) {
            return Claimed.BEHIND;
        }
    }

    /// @return whether this intent stands; if not, somebody else's does
    private boolean intend(Shard shard, long number, List<Event> events) {
        Segment intent = new Segment(shard, number, clock.instant().truncatedTo(ChronoUnit.MILLIS),
                events.stream().<Entry>map(Entry.Aggregated::new).toList());
        Map<String, AttributeValue> item = new HashMap<>(intent(shard, number));
        item.put(BYTES, fromB(SdkBytes.fromByteArrayUnsafe(SegmentCodec.encode(intent))));
        try {
            client.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
        counters.add(intent);
        finished.put(shard, number);
        return true;
    }

    private List<Event> listed(Shard shard, long number) {
        return Optional.of(client.getItem(get -> get.tableName(table).key(intent(shard, number)).consistentRead(true))
                .item()).filter(item -> !item.isEmpty()).map(item -> PackedCounters.events(decoded(shard, item)))
                .orElse(List.of());
    }

    private static Segment decoded(Shard shard, Map<String, AttributeValue> item) {
        return SegmentCodec.decode(shard, Long.parseLong(item.get("sk").s()), item.get(BYTES).b().asByteArrayUnsafe());
    }

    private static Map<String, AttributeValue> intent(Shard shard, long number) {
        return Rows.key("J#" + shard.site() + "#" + shard.number(), "%012d".formatted(number));
    }

    private static Map<String, AttributeValue> key(Shard shard, EventId id) {
        return Rows.key("M#" + shard.site() + "#" + shard.number(), id.toString());
    }

    @Override
    public long count(Shard shard, Counter counter) {
        return counters.count(shard, counter);
    }

    private enum Claimed {
        OURS, COUNTED, BEHIND
    }
}
