package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.port.DriftStore;
import footfall.port.DriftStore.Drift;
import footfall.port.DriftStore.Place;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store of results of comparisons must do.
public abstract class DriftStoreContract {
    /// When the test takes place.
    protected static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final SiteId SITE = new SiteId("shop");

    private DriftStore store;

    /// An empty store; if it looks at a clock, one at `NOW`.
    protected abstract DriftStore emptyStore();

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(List.of(), store.drifts(SITE));
        assertEquals(Optional.empty(), store.place());
    }

    @Test
    void keepsTheLastResultOfEachShardOfASite() {
        Drift none = drift("shop", 0, 0, "");
        store.put(drift("shop", 0, 7, "counters 2026-03-01T09:00:00Z: total events"));
        store.put(drift("shop", 12, 1, "log: segment 3"));
        store.put(none);
        store.put(drift("shop2", 0, 3, "log: segment 4"));
        store.put(drift("sho", 1, 3, "log: segment 5"));
        assertEquals(List.of(none, drift("shop", 12, 1, "log: segment 3")), store.drifts(SITE));
    }

    @Test
    void keepsThePlaceThatWasSaidLast() {
        store.goOnAt(new Place(new Shard(SITE, 3), Instant.EPOCH));
        Place last = new Place(new Shard(SITE, 63), NOW);
        store.goOnAt(last);
        assertEquals(Optional.of(last), store.place());
        assertEquals(List.of(), store.drifts(SITE));
    }

    /// A result of now.
    protected static Drift drift(String site, int number, int differences, String first) {
        return new Drift(new Shard(new SiteId(site), number), NOW, Instant.EPOCH, NOW.minusSeconds(1), differences,
                first);
    }
}
