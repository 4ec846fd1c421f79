package footfall.rollup;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import java.time.Instant;

/// When a given visitor came first. Put only when that changes, so that whoever returns costs nothing.
///
/// @param visitor the `VisitorHash` of its id
/// @param fold    the seq of the last segment that it contains
/// @param first   `at` of its earliest counted event
public record VisitorView(Shard shard, long visitor, long fold, Instant first) implements View {
    /// Where a visitor stands.
    public static ViewKey key(Shard shard, long visitor) {
        return new ViewKey(shard, ViewKind.VISITOR, visitor, 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, visitor);
    }
}
