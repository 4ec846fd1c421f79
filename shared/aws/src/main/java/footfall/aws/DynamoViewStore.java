package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.codec.ViewCodec;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.Pause;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Views in a table, one item each with its fold in `f`; `ViewKeys` says where, `ViewParts` what becomes of large ones.
/// Ids go by themselves when they are no longer needed.
public final class DynamoViewStore implements ViewStore {
    /// How often a large view may be replaced while it is read.
    private static final int READS_MAX = 10;

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;
    private final BatchReads batches;
    private final ViewPuts puts;
    private final Calls calls;

    public DynamoViewStore(DynamoDbClient client, String table) {
        this(client, table, InstantSource.system());
    }

    /// @param clock says from when on ids are no longer there
    public DynamoViewStore(DynamoDbClient client, String table, InstantSource clock) {
        this(client, table, clock, DoublingPause.FOR_STORES, Calls.atOnce());
    }

    /// @param pause how long it waits before it asks again for what the store put off
    /// @param calls how it makes calls that do not depend on one another
    public DynamoViewStore(DynamoDbClient client, String table, InstantSource clock, Pause pause, Calls calls) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.batches = new BatchReads(client, table, pause, calls);
        this.puts = new ViewPuts(table, clock);
        this.calls = calls;
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        Map<ItemKey, ViewKey> rest = keys.stream().distinct()
                .collect(Collectors.toMap(ViewKeys::of, Function.identity()));
        Map<ViewKey, View> found = new HashMap<>();
        for (int reads = 0; !rest.isEmpty(); reads++) {
            if (reads == READS_MAX) {
                throw new Unavailable("read of " + rest.size() + " views in " + table + ": replaced again and again");
            }
            Map<ItemKey, Map<String, AttributeValue>> roots = batches.read(rest.keySet());
            roots.values().removeIf(this::isExpired);
            rest.keySet().retainAll(roots.keySet());
            gather(roots, rest, found);
        }
        return found;
    }

    @Override
    public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        if (fromIndex >= toIndex) {
            return List.of();
        }
        Map<ItemKey, ViewKey> keys = new HashMap<>();
        Map<ItemKey, Map<String, AttributeValue>> roots = new HashMap<>();
        calls.map(ViewKeys.partitions(shard, kind, fromIndex, toIndex),
                pk -> query(pk, ViewKeys.sk(kind, fromIndex), ViewKeys.sk(kind, toIndex))).stream()
                .flatMap(List::stream).filter(item -> !isExpired(item)).forEach(item -> {
                    ItemKey key = ItemKey.of(item);
                    roots.put(key, item);
                    keys.put(key, ViewKeys.of(shard, kind, key));
                });
        Map<ViewKey, View> found = new HashMap<>();
        gather(roots, keys, found);
        found.putAll(read(keys.values()));
        return found.values().stream().sorted(Comparator.comparingLong((View view) -> view.key().index())
                .thenComparingInt(view -> view.key().part())).toList();
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        Set<ViewKey> refused = new HashSet<>();
        List<Change> all = List.copyOf(changes);
        List<Boolean> held = calls.map(all, this::put);
        for (int i = 0; i < all.size(); i++) {
            if (!held.get(i)) {
                refused.add(all.get(i).view().key());
            }
        }
        return refused;
    }

    /// Decodes what is whole, and takes it off the rest.
    private void gather(Map<ItemKey, Map<String, AttributeValue>> roots, Map<ItemKey, ViewKey> rest,
                        Map<ViewKey, View> found) {
        Map<ItemKey, Map<String, AttributeValue>> parts = batches.read(roots.values().stream()
                .flatMap(root -> ViewParts.named(root).stream()).toList());
        roots.forEach((item, root) -> {
            @Nullable ViewKey key = rest.get(item);
            ViewParts.bytes(root, parts).filter(_ -> key != null).ifPresent(bytes -> {
                found.put(key, ViewCodec.decode(key, bytes));
                rest.remove(item);
            });
        });
    }

    private boolean put(Change change) {
        View view = change.view();
        ItemKey key = ViewKeys.of(view.key());
        byte[] bytes = ViewCodec.encode(view);
        ViewParts.parts(key, bytes).forEach(part -> asking("put of a part",
                () -> client.putItem(put -> put.tableName(table).item(part))));
        PutItemRequest put = puts.root(change, bytes);
        try {
            drop(ViewParts.named(asking("put of a view", () -> client.putItem(put)).attributes()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // If our own first try stands there, its parts are in use.
            List<ItemKey> used = e.hasItem() ? ViewParts.named(e.item()) : List.of();
            drop(ViewParts.named(put.item()).stream().filter(part -> !used.contains(part)).toList());
            return false;
        }
    }

    /// Parts that no root names cost a little room and harm nothing: a failure to delete them is none.
    private void drop(List<ItemKey> parts) {
        for (ItemKey part : parts) {
            try {
                client.deleteItem(delete -> delete.tableName(table).key(part.attributes()));
            } catch (SdkException e) {
                return;
            }
        }
    }

    private List<Map<String, AttributeValue>> query(String pk, String first, String after) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest page = QueryRequest.builder().tableName(table).consistentRead(true)
                    .keyConditionExpression("pk = :p AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(Map.of(":p", fromS(pk), ":from", fromS(first), ":to",
                            fromS(after)))
                    .exclusiveStartKey(from.isEmpty() ? null : from).build();
            QueryResponse answer = asking("range of views", () -> client.query(page));
            items.addAll(answer.items());
            from = answer.lastEvaluatedKey();
        } while (!from.isEmpty());
        return items;
    }

    private boolean isExpired(Map<String, AttributeValue> item) {
        @Nullable AttributeValue end = item.get(Tables.TTL);
        return end != null && Long.parseLong(end.n()) <= clock.instant().getEpochSecond();
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
