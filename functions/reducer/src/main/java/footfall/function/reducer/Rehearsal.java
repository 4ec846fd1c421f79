package footfall.function.reducer;

import footfall.codec.SegmentCodec;
import footfall.codec.ViewCodec;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stores for a run that only warms the code up: what is written goes through its format and back, and is forgotten
/// with this object. Used by one thread.
final class Rehearsal implements LogStore, ViewStore {
    private final List<Segment> log = new ArrayList<>();
    private int viewsPut;

    @Override
    public Appended append(Segment segment) {
        log.add(SegmentCodec.decode(segment.shard(), segment.seq(), SegmentCodec.encode(segment)));
        return new Appended.Done();
    }

    @Override
    public List<Segment> tail(Shard shard, long after) {
        return log.stream().filter(segment -> segment.seq() > after).toList();
    }

    @Override
    public List<Segment> segments(Shard shard, Collection<Long> seqs) {
        return log.stream().filter(segment -> seqs.contains(segment.seq())).toList();
    }

    @Override
    public Head head(Shard shard) {
        return Head.none(shard);
    }

    @Override
    public void advance(Shard shard, long folded, Instant foldedTo) {
        // Nobody asks how far a rehearsal came.
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        return Map.of();
    }

    @Override
    public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        return List.of();
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        for (Change change : changes) {
            ViewCodec.decode(change.view().key(), ViewCodec.encode(change.view()));
            viewsPut++;
        }
        return Set.of();
    }

    /// How many views went through.
    int viewsPut() {
        return viewsPut;
    }
}
