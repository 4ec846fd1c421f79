package footfall.proof.outside;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of all tables, and for each item what stood there before its last write.
public final class Items {
    private static final String PK = footfall.aws.Tables.PK;
    private static final String SK = footfall.aws.Tables.SK;

    private final Map<String, NavigableMap<String, Item>> partitions = new TreeMap<>();

    /// @param now    null: it was deleted
    /// @param before what an old replica may still answer
    record Item(@Nullable Map<String, AttributeValue> now, @Nullable Map<String, AttributeValue> before) {
        @Nullable Map<String, AttributeValue> seen(boolean stale) {
            return stale ? before : now;
        }
    }

    /// The name of a partition of a table.
    static String place(String table, String pk) {
        return table + "|" + pk;
    }

    @Nullable Map<String, AttributeValue> get(String table, Map<String, AttributeValue> key, boolean stale) {
        Item item = partition(place(table, key.get(PK).s())).get(key.get(SK).s());
        return item == null ? null : item.seen(stale);
    }

    NavigableMap<String, Item> partition(String place) {
        NavigableMap<String, Item> found = partitions.get(place);
        return found == null ? new TreeMap<>() : found;
    }

    @Nullable Map<String, AttributeValue> put(String table, Map<String, AttributeValue> item) {
        return set(table, item, item);
    }

    @Nullable Map<String, AttributeValue> delete(String table, Map<String, AttributeValue> key) {
        return set(table, key, null);
    }

    private @Nullable Map<String, AttributeValue> set(String table, Map<String, AttributeValue> key,
                                                      @Nullable Map<String, AttributeValue> item) {
        NavigableMap<String, Item> items = partitions.computeIfAbsent(place(table, key.get(PK).s()),
                _ -> new TreeMap<>());
        Item stood = items.get(key.get(SK).s());
        @Nullable Map<String, AttributeValue> before = stood == null ? null : stood.now;
        items.put(key.get(SK).s(), new Item(item, before));
        return before;
    }

    /// The last sort key of a partition.
    public Optional<String> lastSortKey(String table, String pk) {
        NavigableMap<String, Item> found = partition(place(table, pk));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.lastKey());
    }

    /// The items of a table as one number of 128 bits: equal content gives an equal one, whatever was done to get
    /// there.
    public Fingerprint fingerprint(String table) {
        Fingerprint print = new Fingerprint();
        partitions.forEach((place, items) -> {
            if (place.startsWith(table + "|")) {
                items.values().forEach(item -> print.add(item.now));
            }
        });
        return print;
    }
}
