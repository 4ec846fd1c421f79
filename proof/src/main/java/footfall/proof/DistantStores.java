package footfall.proof;

import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Stores that answer after a set time, as the service does over the network: half of it goes by before the call takes
/// effect, and half after. Counts which appends stood and which lost their place. For actors of one virtual time.
///
/// @param latency of each call, whatever it asks
/// @param won     appends that stood
/// @param lost    appends that found another segment at their place
record DistantStores(LogStore log, ViewStore views, VirtualTime time, Duration latency, LongAdder won, LongAdder lost)
        implements LogStore, ViewStore {
    DistantStores(LogStore log, ViewStore views, VirtualTime time, Duration latency) {
        this(log, views, time, latency, new LongAdder(), new LongAdder());
    }

    @Override
    public Appended append(Segment segment) {
        Appended appended = there(() -> log.append(segment));
        (appended instanceof Appended.Done ? won : lost).increment();
        return appended;
    }

    @Override
    public List<Segment> tail(Shard shard, long after) {
        return there(() -> log.tail(shard, after));
    }

    @Override
    public List<Segment> segments(Shard shard, Collection<Long> seqs) {
        return there(() -> log.segments(shard, seqs));
    }

    @Override
    public Head head(Shard shard) {
        return there(() -> log.head(shard));
    }

    @Override
    public void advance(Shard shard, long folded, Instant foldedTo) {
        there(() -> {
            log.advance(shard, folded, foldedTo);
            return true;
        });
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        return there(() -> views.read(keys));
    }

    @Override
    public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        return there(() -> views.range(shard, kind, fromIndex, toIndex));
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        return there(() -> views.put(changes));
    }

    private <T> T there(Supplier<T> call) {
        time.sleep(latency.dividedBy(2));
        T answer = call.get();
        time.sleep(latency.dividedBy(2));
        return answer;
    }
}
