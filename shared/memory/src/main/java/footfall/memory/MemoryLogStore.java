package footfall.memory;

import footfall.log.Head;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.site.Shard;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Logs in maps; each call is one step.
public final class MemoryLogStore implements LogStore {
    private final Map<Shard, TreeMap<Long, Segment>> logs = new HashMap<>();
    private final Map<Shard, Head> heads = new HashMap<>();

    @Override
    public synchronized Appended append(Segment segment) {
        Segment standing = log(segment.shard()).putIfAbsent(segment.seq(), segment);
        return standing == null ? new Appended.Done() : new Appended.Taken(standing);
    }

    @Override
    public synchronized List<Segment> tail(Shard shard, long after) {
        return List.copyOf(log(shard).tailMap(after, false).values());
    }

    @Override
    public synchronized List<Segment> segments(Shard shard, Collection<Long> seqs) {
        TreeMap<Long, Segment> log = log(shard);
        return new TreeSet<>(seqs).stream().filter(log::containsKey).map(log::get).toList();
    }

    @Override
    public synchronized Head head(Shard shard) {
        return heads.getOrDefault(shard, Head.none(shard));
    }

    @Override
    public synchronized void advance(Shard shard, long folded, Instant foldedTo) {
        @Nullable Head standing = heads.get(shard);
        if (standing == null || standing.folded() < folded) {
            heads.put(shard, new Head(shard, folded, foldedTo));
        }
    }

    private TreeMap<Long, Segment> log(Shard shard) {
        return logs.computeIfAbsent(shard, _ -> new TreeMap<>());
    }
}
