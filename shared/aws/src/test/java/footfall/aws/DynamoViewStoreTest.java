package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.codec.ViewCodec;
import footfall.contract.SampleViews;
import footfall.contract.ViewStoreContract;
import footfall.log.IdBucket;
import footfall.log.View;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.port.ViewStore.Change.Follow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class DynamoViewStoreTest extends ViewStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final View SMALL = SampleViews.counters(SampleViews.SHARD, 500_000, 3, 1);
    private static final View LARGE = SampleViews.counters(SampleViews.SHARD, 500_000, 1, 1_000);
    private static final View LARGER = SampleViews.counters(SampleViews.SHARD, 500_000, 2, 1_000);

    private final String table = LocalTables.make();

    @Override
    protected ViewStore store() {
        return new DynamoViewStore(LocalTables.client(), table);
    }

    @Test
    void idsGoWhenTheyAreNoLongerNeededAndMayComeAgain() {
        IdBucket ids = SampleViews.ids(SampleViews.SHARD, 29_000_000, 0, 5);
        assertEquals(Set.of(), at(NOW).put(List.of(new Follow(ids, 0))));
        Instant before = NOW.plus(Duration.ofDays(36)).minusSeconds(1);
        Instant after = before.plusSeconds(1);
        assertEquals(Map.of(ids.key(), ids), at(before).read(List.of(ids.key())));
        assertEquals(Set.of(ids.key()), at(before).put(List.of(new Follow(ids, 0))));
        assertEquals(Map.of(), at(after).read(List.of(ids.key())));
        assertEquals(List.of(), at(after).range(ids.shard(), ids.key().kind(), 0, 40_000_000));
        assertEquals(Set.of(), at(after).put(List.of(new Follow(ids, 0))));
        assertEquals(Map.of(ids.key(), ids), at(after).read(List.of(ids.key())));
    }

    @Test
    void partsOfReplacedAndRefusedViewsAreTakenAway() {
        assertTrue(ViewCodec.encode(LARGE).length > ViewParts.PART_BYTES_MAX, "the sample is too small to be split");
        store().put(List.of(new Follow(LARGE, 0)));
        int parts = items() - 1;
        assertTrue(parts >= 2, parts + " parts, must be several");
        store().put(List.of(new Follow(LARGER, 9)));
        assertEquals(parts + 1, items());
        store().put(List.of(new Follow(LARGER, 1)));
        assertEquals(parts + 1, items());
        store().put(List.of(new Follow(SMALL, 2)));
        assertEquals(1, items());
    }

    @Test
    void whoMeetsTheirOwnPutInTheWayLeavesItWhole() {
        store().put(List.of(new Follow(LARGE, 0)));
        assertEquals(Set.of(LARGE.key()), store().put(List.of(new Follow(LARGE, 0))));
        assertEquals(Map.of(LARGE.key(), LARGE), store().read(List.of(LARGE.key())));
    }

    @Test
    void aLargeViewThatIsReplacedWhileItIsReadIsReadAgain() {
        store().put(List.of(new Follow(LARGE, 0)));
        List<Integer> calls = new ArrayList<>();
        ViewStore reader = over(new Reads() {
            @Override
            public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
                calls.add(calls.size());
                if (calls.size() == 2) {
                    store().put(List.of(new Follow(LARGER, 1)));
                }
                return LocalTables.client().batchGetItem(request);
            }
        });
        assertEquals(Map.of(LARGE.key(), LARGER), reader.read(List.of(LARGE.key())));
        assertEquals(4, calls.size());
    }

    @Test
    void keysThatTheStoreDidNotComeToAreAskedForAgain() {
        List<View> views = IntStream.range(0, 7).<View>mapToObj(n -> SampleViews.slot(SampleViews.SHARD, 9, n, 1))
                .toList();
        store().put(views.stream().<ViewStore.Change>map(view -> new Follow(view, 0)).toList());
        ViewStore reader = over(new Reads() {
            @Override
            public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
                KeysAndAttributes asked = request.requestItems().get(table);
                BatchGetItemResponse first = LocalTables.client().batchGetItem(get -> get.requestItems(Map.of(table,
                        asked.toBuilder().keys(asked.keys().subList(0, 1)).build())));
                return asked.keys().size() == 1 ? first : first.toBuilder().unprocessedKeys(Map.of(table,
                        asked.toBuilder().keys(asked.keys().subList(1, asked.keys().size())).build())).build();
            }
        });
        assertEquals(7, reader.read(views.stream().map(View::key).toList()).size());
    }

    @Test
    void aStoreThatPutsOffForEverIsUnavailable() {
        ViewStore reader = over(new Reads() {
            @Override
            public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
                return BatchGetItemResponse.builder().responses(Map.of())
                        .unprocessedKeys(request.requestItems()).build();
            }
        });
        assertEquals("read of 1 items in " + table + ": put off 8 times",
                assertThrows(Unavailable.class, () -> reader.read(List.of(SMALL.key()))).getMessage());
    }

    @Test
    void aStoreThatDoesNotAnswerIsUnavailableAndTheOtherPutsAreMade() {
        ViewStore writer = over(new Reads() {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                if (request.item().get("sk").s().endsWith("00003")) {
                    throw SdkClientException.create("timeout");
                }
                return LocalTables.client().putItem(request);
            }
        });
        List<View> views = IntStream.range(0, 7).<View>mapToObj(n -> SampleViews.slot(SampleViews.SHARD, 9, n, 1))
                .toList();
        assertEquals("put of a view in " + table, assertThrows(Unavailable.class, () -> writer.put(
                views.stream().<ViewStore.Change>map(view -> new Follow(view, 0)).toList())).getMessage());
        assertEquals(6, store().read(views.stream().map(View::key).toList()).size());
    }

    private ViewStore at(Instant now) {
        return new DynamoViewStore(LocalTables.client(), table, InstantSource.fixed(now), _ -> {}, Calls.atOnce());
    }

    private ViewStore over(DynamoDbClient client) {
        return new DynamoViewStore(client, table, InstantSource.fixed(NOW), _ -> {}, Calls.atOnce());
    }

    private int items() {
        return LocalTables.client().scan(scan -> scan.tableName(table)).count();
    }

    /// A client of which a test answers the calls that it expects.
    private abstract static class Reads implements DynamoDbClient {
        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
