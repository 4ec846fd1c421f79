package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.log.ViewKind;
import footfall.port.ViewStore.Change;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A comparison tells the readers of a site what it found.
class DriftCasesTest {
    private static final Shard SHARD = new Shard(new SiteId("site"), 0);
    private final HandHouse house = new HandHouse();

    private JsonNode drift() {
        return house.ask("site", "`metrics`:[`events`],`date_range`:[`2026-03-10`,`2026-03-10`],"
                + "`include`:{`pipeline`:true}").at("/meta/pipeline/drift");
    }

    @Test
    void aViewThatIsNotWhatTheLogSaysShowsInTheNextAnswersUntilItIsMended() {
        house.take(HandHouse.view("2026-03-10T10:00:00Z", "v1", "https://e.com/a")).fold();
        assertTrue(drift().isMissingNode(), "nothing was compared yet");
        house.compare();
        assertEquals(0, drift().asInt(-1));

        HourCounters right = (HourCounters) house.views.range(SHARD, ViewKind.COUNTERS, 0, Integer.MAX_VALUE)
                .getFirst();
        put(new HourCounters(SHARD, right.hour(), right.fold(), right.minutes(),
                HourCounters.none(SHARD, right.hour()).own(), right.buckets(), right.pipeline()));
        assertEquals(0, drift().asInt(-1), "what the last comparison found");
        house.compare();
        assertTrue(drift().asInt() > 0, () -> drift().toString());

        put(right);
        house.compare();
        assertEquals(0, drift().asInt(-1));
    }

    private void put(HourCounters counters) {
        house.views.put(List.of(new Change.Follow(counters, counters.fold())));
    }
}
