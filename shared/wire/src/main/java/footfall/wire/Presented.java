package footfall.wire;

import java.util.Set;

/// What a client shows to be let in.
///
/// @param keys   the write keys, each once; more than one is a conflict
/// @param secret a second key, of the same site and kept on a server, that proves more than the first; "" if none
public record Presented(Set<String> keys, String secret) {
    public Presented {
        keys = Set.copyOf(keys);
    }

    /// One key; none if it is "".
    public static Presented key(String key) {
        return new Presented(key.isEmpty() ? Set.of() : Set.of(key), "");
    }
}
