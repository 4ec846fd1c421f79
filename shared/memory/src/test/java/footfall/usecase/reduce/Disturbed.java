package footfall.usecase.reduce;

import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// Stores whose every call may let others run first, fail before it takes effect, fail after it took effect, or, for a
/// put of many views, put only some of them.
record Disturbed(LogStore log, ViewStore views, Random random, Runnable others) implements LogStore, ViewStore {
    private <T> T call(Supplier<T> call) {
        others.run();
        int luck = random.nextInt(100);
        if (luck == 0) {
            throw new Unavailable("before");
        }
        T answer = call.get();
        if (luck == 1) {
            throw new Unavailable("after");
        }
        return answer;
    }

    @Override
    public Appended append(Segment segment) {
        return call(() -> log.append(segment));
    }

    @Override
    public List<Segment> tail(Shard shard, long after) {
        return call(() -> log.tail(shard, after));
    }

    @Override
    public List<Segment> segments(Shard shard, Collection<Long> seqs) {
        return call(() -> log.segments(shard, seqs));
    }

    @Override
    public Head head(Shard shard) {
        return call(() -> log.head(shard));
    }

    @Override
    public void advance(Shard shard, long folded, Instant foldedTo) {
        call(() -> {
            log.advance(shard, folded, foldedTo);
            return true;
        });
    }

    @Override
    public Map<ViewKey, View> read(Collection<ViewKey> keys) {
        return call(() -> views.read(keys));
    }

    @Override
    public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        return call(() -> views.range(shard, kind, fromIndex, toIndex));
    }

    @Override
    public Set<ViewKey> put(Collection<Change> changes) {
        Set<ViewKey> stale = new HashSet<>();
        List<Change> shuffled = new ArrayList<>(changes);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(change -> stale.addAll(call(() -> views.put(List.of(change)))));
        return stale;
    }
}
