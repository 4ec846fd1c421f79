package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.codec.SegmentCodec;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Logs in a table. (`L#site#shard`, seq in 12 digits) holds a segment, so that a tail is one query; (`H#site#shard`,
/// `H`) holds the head.
public final class DynamoLogStore implements LogStore {
    /// How the partition keys of logs begin.
    public static final String LOG = "L#";
    /// How the partition keys of heads begin.
    public static final String HEADS = "H#";

    private static final String BYTES = "b";
    private static final String FOLDED = "f";
    private static final String FOLDED_TO = "a";

    private final DynamoDbClient client;
    private final String table;

    public DynamoLogStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Appended append(Segment segment) {
        Map<String, AttributeValue> item = Map.of(Tables.PK, fromS(log(segment.shard())), Tables.SK,
                fromS(sk(segment.seq())), BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(
                        SegmentCodec.encode(segment))));
        try {
            asking("append", () -> client.putItem(put -> put.tableName(table).item(item)
                    .conditionExpression("attribute_not_exists(" + Tables.PK + ")")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Appended.Done();
        } catch (ConditionalCheckFailedException e) {
            return new Appended.Taken(segment(segment.shard(), e.item()));
        }
    }

    @Override
    public List<Segment> tail(Shard shard, long after) {
        return query(shard, after + 1, 999_999_999_999L);
    }

    @Override
    public List<Segment> segments(Shard shard, Collection<Long> seqs) {
        List<Segment> found = new ArrayList<>();
        TreeSet<Long> rest = new TreeSet<>(seqs);
        while (!rest.isEmpty()) {
            long first = rest.pollFirst();
            long last = first;
            while (rest.remove(last + 1)) {
                last++;
            }
            found.addAll(query(shard, first, last));
        }
        return found;
    }

    @Override
    public Head head(Shard shard) {
        Map<String, AttributeValue> item = asking("head", () -> client.getItem(get -> get.tableName(table)
                .key(headKey(shard)).consistentRead(true))).item();
        return item.isEmpty() ? Head.none(shard) : new Head(shard, Long.parseLong(item.get(FOLDED).n()),
                Instant.ofEpochMilli(Long.parseLong(item.get(FOLDED_TO).n())));
    }

    @Override
    public void advance(Shard shard, long folded, Instant foldedTo) {
        try {
            asking("advance", () -> client.updateItem(update -> update.tableName(table).key(headKey(shard))
                    .updateExpression("SET " + FOLDED + " = :f, " + FOLDED_TO + " = :a")
                    .conditionExpression("attribute_not_exists(" + FOLDED + ") OR " + FOLDED + " < :f")
                    .expressionAttributeValues(Map.of(":f", fromN(Long.toString(folded)), ":a",
                            fromN(Long.toString(foldedTo.toEpochMilli()))))));
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    private List<Segment> query(Shard shard, long first, long last) {
        List<Segment> found = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true)
                    .keyConditionExpression("pk = :p AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(Map.of(":p", fromS(log(shard)), ":first", fromS(sk(first)), ":last",
                            fromS(sk(last))))
                    .exclusiveStartKey(from.isEmpty() ? null : from).build();
            var page = asking("tail", () -> client.query(request));
            page.items().forEach(item -> found.add(segment(shard, item)));
            from = page.lastEvaluatedKey();
        } while (!from.isEmpty());
        return found;
    }

    private static Segment segment(Shard shard, Map<String, AttributeValue> item) {
        return SegmentCodec.decode(shard, Long.parseLong(item.get(Tables.SK).s()),
                item.get(BYTES).b().asByteArrayUnsafe());
    }

    private static String log(Shard shard) {
        return LOG + shard.site() + "#" + shard.number();
    }

    private static Map<String, AttributeValue> headKey(Shard shard) {
        return Map.of(Tables.PK, fromS(HEADS + shard.site() + "#" + shard.number()), Tables.SK, fromS("H"));
    }

    private static String sk(long seq) {
        return "%012d".formatted(seq);
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
