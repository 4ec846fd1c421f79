package footfall.function.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.edge.Metrics;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.MarkQuotas;
import footfall.usecase.reduce.SweepTails;
import footfall.usecase.reduce.TrialFold;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Shard SHARD = new Shard(new SiteId("quiet"), 0);

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final MemorySiteStore sites = new MemorySiteStore();
    private Instant now = BEGIN;

    @Test
    void foldsATailOnceItIsOldEnoughThoughNothingComesAnyMore() {
        sites.create(Site.withDefaults(SHARD.site(), "Quiet", BEGIN));
        Event view = new Event(new EventId(new UUID(0x4000, 1)), BEGIN, BEGIN, BEGIN, false, new What.PageView(),
                new Who("v", "", "", true), new Page("", "/", ""), Source.NONE, Technology.NONE, Place.NONE, Map.of(),
                Map.of());
        new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), Arrival::toString, () -> now)
                .append(SHARD, List.of(new Delivery.Read(new Arrival(view, ""))));
        SweepHandler handler = new SweepHandler(new SweepTails(sites, log, new FoldShard(log, views),
                Duration.ofMinutes(10), () -> now), new MarkQuotas(sites, log, views, () -> now),
                new Metrics("sweep", () -> now, new PrintStream(OutputStream.nullOutputStream())));

        now = BEGIN.plusSeconds(599);
        assertEquals(Map.of("folded", 0, "failed", 0), handler.handleRequest(Map.of(), null));
        now = BEGIN.plusSeconds(600);
        assertEquals(Map.of("folded", 1, "failed", 0), handler.handleRequest(Map.of(), null));
        assertEquals(1, log.head(SHARD).folded());
        assertEquals(Map.of("folded", 0, "failed", 0), handler.handleRequest(Map.of(), null));
    }
}
