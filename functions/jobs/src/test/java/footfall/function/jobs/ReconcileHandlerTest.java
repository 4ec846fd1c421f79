package footfall.function.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
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
import footfall.log.ViewKind;
import footfall.memory.MemoryDriftStore;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.port.DriftStore.Drift;
import footfall.port.ViewStore.Change;
import footfall.rollup.HourCounters;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reconcile.CheckDrift;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.SweepTails;
import footfall.usecase.reduce.TrialFold;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcileHandlerTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Shard SHARD = new Shard(new SiteId("shop"), 0);
    private static final int PLENTY_MS = 900_000;

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final MemorySiteStore sites = new MemorySiteStore();
    private final MemoryDriftStore drifts = new MemoryDriftStore();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Instant now = BEGIN;

    private Map<String, Object> run(int leftMs) {
        ReconcileHandler handler = new ReconcileHandler(new CheckDrift(sites, new Reconcile(log, views, () -> now),
                drifts, 2, () -> now), new Metrics("reconcile", () -> now, new PrintStream(printed, true,
                StandardCharsets.UTF_8)));
        Context context = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
                new Class<?>[] {Context.class}, (_, _, _) -> leftMs);
        return handler.handleRequest(Map.of("source", "aws.scheduler"), context);
    }

    private void counted(String site) {
        sites.create(Site.withDefaults(new SiteId(site), site, BEGIN));
        Event view = new Event(new EventId(new UUID(0x4000, 1)), BEGIN, BEGIN, BEGIN, false, new What.PageView(),
                new Who("v", "", "", true), new Page("", "/", ""), Source.NONE, Technology.NONE, Place.NONE, Map.of(),
                Map.of());
        new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), Arrival::toString,
                () -> now)
                .append(new Shard(new SiteId(site), 0), List.of(new Delivery.Read(new Arrival(view, ""))));
        new SweepTails(sites, log, new FoldShard(log, views), Duration.ZERO, () -> now).sweep();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        counted("other");
        counted("shop");
        assertEquals(Map.of("shards", 2, "failed", 0, "compared_to", BEGIN.toString(), "drift", 0L, "first", "",
                "stopped_at", ""), run(PLENTY_MS));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("\"drift\":0"), printed::toString);
    }

    @Test
    void saysHowManyDifferencesThereAreAndNamesTheFirst() {
        counted("other");
        counted("shop");
        HourCounters right = (HourCounters) views.range(SHARD, ViewKind.COUNTERS, 0, Integer.MAX_VALUE).getFirst();
        Rollup wrong = new Rollup(right.own().total().plus(Tally.ofEvents(1, 1, Uniques.NONE)), right.own().keys());
        views.put(List.of(new Change.Follow(new HourCounters(SHARD, right.hour(), right.fold(), right.minutes(), wrong,
                right.buckets(), right.pipeline()), right.fold())));
        String first = "counters 2026-03-01T10:00:00Z: total events";
        Map<String, Object> answer = run(PLENTY_MS);
        assertEquals(List.of(2L, "shop/0 " + first), List.of(answer.get("drift"), answer.get("first")));
        String line = printed.toString(StandardCharsets.UTF_8);
        assertTrue(line.contains("\"drift\":2") && line.contains("shop/0 " + first), line);
        assertEquals(List.of(new Drift(SHARD, BEGIN, BEGIN.minus(Duration.ofDays(2)), BEGIN, 2, first)),
                drifts.drifts(SHARD.site()));
    }

    @Test
    void stopsInTimeAndSaysWhere() {
        counted("shop");
        assertEquals(Map.of("shards", 0, "failed", 0, "compared_to", BEGIN.toString(), "drift", 0L, "first", "",
                "stopped_at", "shop/0"), run(ReconcileHandler.REST_MS - 1));
        assertEquals(1, run(ReconcileHandler.REST_MS).get("shards"));
    }
}
