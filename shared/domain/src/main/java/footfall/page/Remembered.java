package footfall.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was read of the first things of a request: most of its events come from a few pages, so the same is read once.
/// Bounded. Used by one thread.
///
/// @param <K> what is read
/// @param <V> what it is read as, the same each time
public final class Remembered<K, V> {
    private static final int MAX = 256;

    private final Map<K, V> known = new HashMap<>();
    private final Function<K, V> reading;

    public Remembered(Function<K, V> reading) {
        this.reading = reading;
    }

    /// What something is read as.
    public V of(K key) {
        @Nullable V remembered = known.get(key);
        if (remembered != null) {
            return remembered;
        }
        V read = reading.apply(key);
        if (known.size() < MAX) {
            known.put(key, read);
        }
        return read;
    }
}
