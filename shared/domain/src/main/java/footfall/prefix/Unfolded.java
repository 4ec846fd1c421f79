package footfall.prefix;

import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A log of some segments of which nothing was folded, with no views but those of given visitors. It is only read.
///
/// @param firsts when given visitors came first, by their hash; whom it does not name came in the segments
public record Unfolded(Shard shard, List<Segment> segments, Map<Long, Instant> firsts) implements LogStore, ViewStore {
    public Unfolded {
        segments = List.copyOf(segments);
        firsts = Map.copyOf(firsts);
    }

    /// The same with no views at all.
    public Unfolded(Shard shard, List<Segment> segments) {
        this(shard, segments, Map.of());
    }

    @Override
    public Head head(Shard asked) {
        return Head.none(asked);
    }

    @Override
    public List<Segment> tail(Shard asked, long after) {
        return segments;
    }

    @Override
    public List<Segment> segments(Shard asked, Collection<Long> seqs) {
        return List.of();
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        Map<ViewKey, View> found = new HashMap<>();
        for (ViewKey key : keys) {
            if (key.kind() == ViewKind.VISITOR && firsts.containsKey(key.index())) {
                found.put(key, new VisitorView(shard, key.index(), 0, firsts.get(key.index())));
            }
        }
        return found;
    }

    @Override
    public List<View> range(Shard asked, ViewKind kind, long fromIndex, long toIndex) {
        return List.of();
    }

    @Override
    public Appended append(Segment segment) {
        throw new IllegalStateException("append: an unfolded log is only read");
    }

    @Override
    public void advance(Shard asked, long folded, Instant foldedTo) {
        throw new IllegalStateException("advance: an unfolded log is only read");
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        throw new IllegalStateException("put: an unfolded log is only read");
    }
}
