package footfall.port;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps views whole; nobody adds to an item in place. Safe for use by many threads. Each method throws `Unavailable`
/// if the store does not answer.
public interface ViewStore {
    /// The views that stand at these keys, strongly consistent; keys at which nothing stands are left out.
    Map<ViewKey, View> read(Collection<ViewKey> keys);

    /// The views of a kind with `fromIndex <= index < toIndex`, ordered by index, then part, strongly consistent.
    List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex);

    /// Puts each view if its condition holds; the puts are independent of one another. A failure may have taken effect
    /// in part; safe to call again after reading again.
    ///
    /// @return the keys of those whose condition did not hold
    Set<ViewKey> put(Collection<Change> changes);

    /// A view to put, and when.
    sealed interface Change {
        /// What to put.
        View view();

        /// If the view that stands there still has the fold that was read; 0: if nothing stands there.
        record Follow(View view, long foldRead) implements Change {}

        /// If nothing stands there, or something with a smaller fold.
        record Renew(View view) implements Change {}
    }
}
