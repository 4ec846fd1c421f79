package footfall.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Remembers what was loaded for a while, the entries used last, also that there was nothing. Safe for use by many
/// threads; two of them may load the same at once. An entry from a time that the clock has not reached counts as old,
/// so that a snapshot of the memory does no harm.
public final class ExpiringCache<K, V> {
    private final InstantSource clock;
    private final Function<V, Duration> age;
    private final Map<K, Loaded<V>> entries;

    /// A cache with nothing in it.
    ///
    /// @param age        how long an entry is believed without loading it again
    /// @param entriesMax entries beyond this many push out the one used longest ago
    public ExpiringCache(InstantSource clock, Duration age, int entriesMax) {
        this(clock, _ -> age, entriesMax);
    }

    /// A cache with nothing in it.
    ///
    /// @param age        how long what was loaded is believed without loading it again
    /// @param entriesMax entries beyond this many push out the one used longest ago
    public ExpiringCache(InstantSource clock, Function<V, Duration> age, int entriesMax) {
        this.clock = clock;
        this.age = age;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Loaded<V>> eldest) {
                return size() > entriesMax;
            }
        };
    }

    /// What is known of a key, or else what loading it gives; what `load` throws is not remembered.
    public V get(K key, Function<K, V> load) {
        Instant now = clock.instant();
        Optional<Loaded<V>> known = known(key);
        if (known.isPresent() && !now.isBefore(known.get().at) && now.isBefore(known.get().end)) {
            return known.get().value;
        }
        V value = load.apply(key);
        synchronized (entries) {
            entries.put(key, new Loaded<>(value, now, now.plus(age.apply(value))));
        }
        return value;
    }

    private Optional<Loaded<V>> known(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    private record Loaded<V>(V value, Instant at, Instant end) {}
}
