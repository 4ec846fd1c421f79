package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.contract.DriftStoreContract;
import footfall.port.DriftStore;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoDriftStoreTest extends DriftStoreContract {
    private final String table = LocalTables.make();

    @Override
    protected DriftStore emptyStore() {
        return at(NOW);
    }

    @Test
    void aResultOfLastMonthTellsNothing() {
        at(NOW).put(drift("shop", 0, 1, "log: segment 3"));
        Instant end = NOW.plus(DynamoDriftStore.LIVES);
        assertEquals(1, at(end.minusSeconds(1)).drifts(new SiteId("shop")).size());
        assertEquals(List.of(), at(end).drifts(new SiteId("shop")));
    }

    private DriftStore at(Instant now) {
        return new DynamoDriftStore(LocalTables.client(), table, () -> now);
    }
}
