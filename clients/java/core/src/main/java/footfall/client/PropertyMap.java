package footfall.client;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable copy of a map in one array: a fifth of the garbage of a hash map, and as quick for the few properties
/// that an event has.
final class PropertyMap extends AbstractMap<String, @Nullable Object> {
    static final PropertyMap EMPTY = new PropertyMap(new Object[0]);

    private final @Nullable Object[] pairs;

    private PropertyMap(@Nullable Object[] pairs) {
        this.pairs = pairs;
    }

    /// A copy; of null an empty one. Keys become texts.
    static PropertyMap of(@Nullable Map<?, ?> map) {
        if (map instanceof PropertyMap copied) {
            return copied;
        }
        if (map == null || map.isEmpty()) {
            return EMPTY;
        }
        @Nullable Object[] pairs = new Object[2 * map.size()];
        int at = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (at == pairs.length) {
                pairs = Arrays.copyOf(pairs, at + 16);
            }
            Object key = entry.getKey();
            pairs[at++] = key instanceof String text ? text : String.valueOf(key);
            pairs[at++] = entry.getValue();
        }
        return new PropertyMap(at == pairs.length ? pairs : Arrays.copyOf(pairs, at));
    }

    /// This map with a key set to a value.
    PropertyMap with(String key, @Nullable Object value) {
        int at = find(key);
        @Nullable Object[] more = Arrays.copyOf(pairs, at < 0 ? pairs.length + 2 : pairs.length);
        more[at < 0 ? pairs.length : at] = key;
        more[at < 0 ? pairs.length + 1 : at + 1] = value;
        return new PropertyMap(more);
    }

    /// This map, with a key set to a value if it had none.
    PropertyMap orElse(String key, Object value) {
        return find(key) < 0 ? with(key, value) : this;
    }

    private int find(@Nullable Object key) {
        for (int at = 0; at < pairs.length; at += 2) {
            if (String.valueOf(pairs[at]).equals(key)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int at = find(key);
        return at < 0 ? null : pairs[at + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Pairs(pairs);
            }

            @Override
            public int size() {
                return pairs.length / 2;
            }
        };
    }

    private static final class Pairs implements Iterator<Map.Entry<String, @Nullable Object>> {
        private final @Nullable Object[] pairs;
        private int at;

        Pairs(@Nullable Object[] pairs) {
            this.pairs = pairs;
        }

        @Override
        public boolean hasNext() {
            return at < pairs.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            at += 2;
            return new SimpleImmutableEntry<>(String.valueOf(pairs[at - 2]), pairs[at - 1]);
        }
    }
}
