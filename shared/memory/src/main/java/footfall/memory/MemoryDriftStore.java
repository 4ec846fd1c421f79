package footfall.memory;

import footfall.port.DriftStore;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Results of comparisons in a map; each call is one step. It does not forget.
public final class MemoryDriftStore implements DriftStore {
    private final TreeMap<Shard, Drift> drifts = new TreeMap<>();
    private @Nullable Place place;

    @Override
    public synchronized void put(Drift drift) {
        drifts.put(drift.shard(), drift);
    }

    @Override
    public synchronized List<Drift> drifts(SiteId site) {
        return drifts.values().stream().filter(drift -> drift.shard().site().equals(site)).toList();
    }

    @Override
    public synchronized Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    @Override
    public synchronized void goOnAt(Place next) {
        place = next;
    }
}
