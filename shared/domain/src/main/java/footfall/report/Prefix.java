package footfall.report;

import java.time.Instant;
import java.util.List;

/// Which part of the logs an answer contains.
///
/// @param asOf when it was read
/// @param ends the last seq of each shard's log
public record Prefix(Instant asOf, List<Long> ends) {
    public Prefix {
        ends = List.copyOf(ends);
    }
}
