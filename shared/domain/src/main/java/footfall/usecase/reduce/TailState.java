package footfall.usecase.reduce;

import java.time.Duration;
import java.time.Instant;

/// How long and how heavy the tail of a shard is.
///
/// @param end         the last seq of the log
/// @param weightBytes what its entries weigh before compression, in bytes
/// @param oldest      when its first segment was appended; `Instant.MAX` if there is no tail
public record TailState(long end, long weightBytes, Instant oldest) {
    /// A tail that weighs more is folded at once: compressed it nears the 1 MB that one query page carries.
    public static final long WEIGHT_MAX = 8_000_000;

    /// Whether it is time to fold.
    public boolean isDue(Duration foldAfter, Instant now) {
        return weightBytes > WEIGHT_MAX || !oldest.isAfter(now.minus(foldAfter));
    }
}
