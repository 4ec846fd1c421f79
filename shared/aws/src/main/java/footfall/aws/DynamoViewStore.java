package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import footfall.codec.ViewCodec;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Views in a table, each one compressed attribute beside its fold. A view too large for an item stands in parts, named by
/// its fold and put before it: whoever reads the view reads parts that belong together.
public final class DynamoViewStore implements ViewStore {
    /// The most bytes of an item's attribute; an item holds 400 KB with its names.
    static final int PART_BYTES_MAX = 380_000;
    /// How long ids are kept after their last put: longer than a replay can be old.
    static final Duration IDS_KEPT = Duration.ofDays(36);

    private static final String BYTES = "b";
    private static final String FOLD = "f";
    private static final String PARTS = "n";
    private static final int TRIES_MAX = 5;

    private final ViewTable table;
    private final InstantSource clock;

    public DynamoViewStore(DynamoDbClient client, String table) {
        this(client, table, InstantSource.system());
    }

    /// @param clock says from when on ids are no longer there
    public DynamoViewStore(DynamoDbClient client, String table, InstantSource clock) {
        this.table = new ViewTable(client, table);
        this.clock = clock;
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        Map<Map<String, AttributeValue>, ViewKey> byItem = new HashMap<>();
        keys.forEach(key -> byItem.put(ViewKeys.item(key), key));
        Map<ViewKey, View> found = new HashMap<>();
        for (Map<String, AttributeValue> item : table.get(List.copyOf(byItem.keySet()))) {
            ViewKey key = byItem.get(Map.of(Tables.PK, item.get(Tables.PK), Tables.SK, item.get(Tables.SK)));
            view(key, item).ifPresent(view -> found.put(key, view));
        }
        return found;
    }

    @Override
    public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        if (fromIndex >= toIndex) {
            return List.of();
        }
        int partitions = kind == ViewKind.SLOT ? VisitorHash.BUCKETS : 1;
        return Parallel.map(IntStream.range(0, partitions).boxed().toList(), partition ->
                table.query(ViewKeys.pk(new ViewKey(shard, kind, 0, partition)), ViewKeys.sk(fromIndex, 0),
                        ViewKeys.sk(toIndex - 1, 99_999)))
                .stream().flatMap(List::stream)
                .flatMap(item -> view(ViewKeys.of(shard, kind, item), item).stream())
                .sorted(Comparator.comparingLong((View view) -> view.key().index())
                        .thenComparingInt(view -> view.key().part()))
                .toList();
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        Set<ViewKey> stale = new HashSet<>();
        Parallel.map(List.copyOf(changes), change -> put(change) ? Optional.<ViewKey>empty()
                : Optional.of(change.view().key())).forEach(key -> key.ifPresent(stale::add));
        return stale;
    }

    private boolean put(Change change) {
        View view = change.view();
        byte[] bytes = ViewCodec.encode(view);
        Map<String, AttributeValue> item = new HashMap<>(ViewKeys.item(view.key()));
        item.put(FOLD, number(view.fold()));
        if (view.key().kind() == ViewKind.IDS) {
            item.put(Tables.TTL, number(clock.instant().plus(IDS_KEPT).getEpochSecond()));
        }
        int parts = (bytes.length + PART_BYTES_MAX - 1) / PART_BYTES_MAX;
        if (parts > 1) {
            for (int i = 0; i < parts; i++) {
                int from = i * PART_BYTES_MAX;
                Map<String, AttributeValue> part = new HashMap<>(ViewKeys.part(view.key(), view.fold(), i));
                part.put(BYTES, bytes(Arrays.copyOfRange(bytes, from,
                        Math.min(bytes.length, from + PART_BYTES_MAX))));
                table.put(part);
            }
            item.put(PARTS, number(parts));
        } else {
            item.put(BYTES, bytes(bytes));
        }
        return table.put(item, condition(change)).map(before -> {
            deleteParts(view, before);
            return true;
        }).orElse(false);
    }

    private ViewTable.Condition condition(Change change) {
        return switch (change) {
            case Change.Follow(View _, long foldRead) -> foldRead == 0 ? absent()
                    : new ViewTable.Condition(FOLD + " = :f", Map.of(":f", number(foldRead)), Map.of());
            case Change.Renew(View view) -> new ViewTable.Condition("attribute_not_exists(" + Tables.PK + ") OR "
                    + FOLD + " < :f", Map.of(":f", number(view.fold())), Map.of());
        };
    }

    /// Nothing stands there, or only what has expired and the store has not deleted yet.
    private ViewTable.Condition absent() {
        return new ViewTable.Condition("attribute_not_exists(" + Tables.PK + ") OR #ttl <= :now",
                Map.of(":now", number(clock.instant().getEpochSecond())), Map.of("#ttl", Tables.TTL));
    }

    private void deleteParts(View view, Map<String, AttributeValue> before) {
        int parts = parts(before);
        for (int i = 0; i < parts && fold(before) != view.fold(); i++) {
            table.delete(ViewKeys.part(view.key(), fold(before), i));
        }
    }

    private Optional<View> view(ViewKey key, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> root = item;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (root.containsKey(Tables.TTL)
                    && Long.parseLong(root.get(Tables.TTL).n()) <= clock.instant().getEpochSecond()) {
                return Optional.empty();
            }
            if (parts(root) == 0) {
                return Optional.of(ViewCodec.decode(key, root.get(BYTES).b().asByteArrayUnsafe()));
            }
            Optional<byte[]> whole = whole(key, fold(root), parts(root));
            if (whole.isPresent()) {
                return Optional.of(ViewCodec.decode(key, whole.get()));
            }
            root = table.get(List.of(ViewKeys.item(key))).getFirst();
        }
        throw new Unavailable("read parts of " + key + ": replaced " + TRIES_MAX + " times");
    }

    /// The bytes of a view in parts; empty if it was replaced meanwhile and a part is gone.
    private Optional<byte[]> whole(ViewKey key, long fold, int parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < parts; i++) {
            List<Map<String, AttributeValue>> part = table.get(List.of(ViewKeys.part(key, fold, i)));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            bytes.writeBytes(part.getFirst().get(BYTES).b().asByteArrayUnsafe());
        }
        return Optional.of(bytes.toByteArray());
    }

    private static long fold(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get(FOLD).n());
    }

    private static int parts(Map<String, AttributeValue> item) {
        return item.containsKey(PARTS) ? Integer.parseInt(item.get(PARTS).n()) : 0;
    }

    private static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }

    private static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
    }
}
