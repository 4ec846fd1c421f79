package footfall.function.reducer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Entry;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reduce.Enrichment;
import org.junit.jupiter.api.Test;

class PrimingTest {
    @Test
    void theWholeWayFromAMessageToViewsIsRehearsed() throws Exception {
        Rehearsal stores = new Rehearsal();
        Priming.run(stores, Enrichment.NONE);
        Entry entry = stores.tail(new Shard(new SiteId("priming"), 0), 0).getFirst().entries().getFirst();
        assertEquals("Aggregated", entry.getClass().getSimpleName());
        assertTrue(stores.viewsPut() >= 4, stores.viewsPut() + " views: ids, counters, a slot and visits are put");
    }
}
