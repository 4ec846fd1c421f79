package footfall.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.port.DriftStore.Drift;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What questions say of the comparisons of views with logs.
class DriftTest {
    private static final String UNTOLD = "[{\"code\":\"untold\",\"field\":\"drift\"}]";
    private final Desk desk = new Desk();

    private JsonNode meta(boolean pipeline) {
        return desk.ask("{\"metrics\":[\"events\"],\"date_range\":[\"2026-03-09\",\"2026-03-09\"],"
                + "\"include\":{\"pipeline\":" + pipeline + "}}").json().path("meta");
    }

    private void found(SiteId site, int shard, int differences) {
        desk.drifts.put(new Drift(new Shard(site, shard), desk.now, Instant.EPOCH, desk.now, differences, ""));
    }

    @Test
    void whatTheLastComparisonsOfASiteFoundIsAddedUp() {
        found(Desk.DEMO, 0, 0);
        assertEquals(0, meta(true).at("/pipeline/drift").asInt(-1));
        found(Desk.DEMO, 0, 3);
        found(Desk.DEMO, 1, 100);
        found(new SiteId("shop"), 0, 7);
        assertEquals(103, meta(true).at("/pipeline/drift").asInt(-1));
        assertEquals("[]", meta(true).path("warnings").toString());
    }

    @Test
    void asLongAsNothingWasComparedItIsNotToldAndNamed() {
        found(new SiteId("shop"), 0, 7);
        assertTrue(meta(true).at("/pipeline/drift").isMissingNode());
        assertEquals(0, meta(true).at("/pipeline/pending_messages").asInt(-1));
        assertEquals(UNTOLD, meta(true).path("warnings").toString());
    }

    @Test
    void aStoreThatDoesNotAnswerLeavesItOutAndOnlyIfItIsAsked() {
        found(Desk.DEMO, 0, 3);
        desk.tellsDrifts = false;
        assertTrue(meta(true).at("/pipeline/drift").isMissingNode());
        assertEquals(UNTOLD, meta(true).path("warnings").toString());
        assertEquals("[]", meta(false).path("warnings").toString());
    }
}
