package footfall.usecase.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.SourceNames;
import footfall.port.Unavailable;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendRacesTest {
    private static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final List<Integer> pauses = new ArrayList<>();

    /// One whose place is taken so often by somebody else, just before it puts.
    private AppendEvents racing(int losses) {
        int[] left = {losses};
        AppendEvents other = new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), _ -> "", () -> NOW);
        return new AppendEvents(log, views, naming(source -> {
            if (left[0]-- > 0) {
                other.append(SHARD, one(1_000 + log.tail(SHARD, 0).size()));
            }
            return source;
        }), TrialFold.standard(), _ -> "", () -> NOW, pauses::add);
    }

    private static Enrichment naming(SourceNames sources) {
        return new Enrichment(Enrichment.NONE.technologies(), sources, Enrichment.NONE.bots());
    }

    private static List<Delivery> one(int number) {
        return Happenings.deliveries(List.of(Happenings.view(number, "2026-03-09T12:00:00Z", "v", "/", "")));
    }

    @Test
    void aLoserPausesAndLooksAgainUntilItWins() {
        racing(3).append(SHARD, one(1));
        assertEquals(List.of(0, 1, 2), pauses);
        assertEquals(4, log.tail(SHARD, 0).size());
    }

    @Test
    void aWinnerDoesNotPause() {
        racing(0).append(SHARD, one(1));
        assertEquals(List.of(), pauses);
    }

    @Test
    void whatOthersAppendedInAPauseIsNotAppendedAgain() {
        AppendEvents other = new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), _ -> "", () -> NOW);
        boolean[] raced = {false};
        AppendEvents append = new AppendEvents(log, views, naming(source -> {
            if (!raced[0]) {
                raced[0] = true;
                other.append(SHARD, one(2));
            }
            return source;
        }), TrialFold.standard(), _ -> "", () -> NOW, _ -> other.append(SHARD, one(1)));
        append.append(SHARD, one(1));
        assertEquals(List.of(true, true, false), log.tail(SHARD, 0).stream()
                .map(segment -> segment.entries().getFirst() instanceof Entry.Aggregated).toList());
    }

    @Test
    void whoLosesEveryRaceGivesUpAndAppendsNothing() {
        assertThrows(Unavailable.class, () -> racing(Integer.MAX_VALUE).append(SHARD, one(1)));
        assertEquals(20, log.tail(SHARD, 0).size());
    }
}
