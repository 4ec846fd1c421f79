package footfall.report;

import java.util.List;

/// What tells one row from another.
///
/// @param bucket which bucket of the plan
/// @param keys   its row in each dimension beside time
record RowKey(int bucket, List<String> keys) {
    RowKey {
        keys = List.copyOf(keys);
    }
}
