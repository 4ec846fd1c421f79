package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.log.View;
import footfall.log.ViewKind;
import footfall.memory.MemoryDriftStore;
import footfall.memory.MemorySiteStore;
import footfall.port.DriftStore.Drift;
import footfall.port.DriftStore.Place;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore.Change;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reconcile.CheckDrift;
import footfall.usecase.reconcile.CheckDrift.Checked;
import footfall.usecase.reconcile.Reconcile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The scheduled comparison comes around to every shard, however little time a run has.
class CheckDriftTest {
    private final ReducedTrace trace = new ReducedTrace(7, 0.01);
    private final MemorySiteStore sites = new MemorySiteStore();
    private final MemoryDriftStore drifts = new MemoryDriftStore();

    @BeforeEach
    void aBusySiteBetweenTwoEmptyOnes() {
        for (String name : List.of("aa", "demo", "zz")) {
            sites.create(Site.withDefaults(new SiteId(name), name, Instant.EPOCH));
        }
        for (int day = 0; day < 4; day++) {
            trace.append(864);
            trace.fold();
        }
    }

    private Checked run(BooleanSupplier isTimeUp) {
        return run(trace.log, isTimeUp);
    }

    private Checked run(LogStore log, BooleanSupplier isTimeUp) {
        return new CheckDrift(sites, new Reconcile(log, trace.views, trace), drifts, 2, trace).check(isTimeUp);
    }

    private static BooleanSupplier afterAsking(int times) {
        int[] asked = {0};
        return () -> asked[0]++ >= times;
    }

    @Test
    void goesOnceAroundAllShards() {
        assertEquals(new Checked(3, 0, trace.instant(), 0, 0, "", ""), run(() -> false));
        assertEquals(0, drift("demo").differences());
        assertEquals(Optional.of(new Place(shard("aa"), Instant.EPOCH)), drifts.place());
    }

    @Test
    void goesOnWhereTimeWasUpAndForgetsNothingThatItFound() {
        breakHour(Duration.ofHours(46));
        int[] asked = {0};
        new CheckDrift(sites, new Reconcile(trace.log, trace.views, trace), new MemoryDriftStore(), 2, trace)
                .check(() -> asked[0]++ < 0);
        Checked first = run(afterAsking(asked[0] - 12));
        assertEquals("demo/0", first.stoppedAt());
        assertTrue(first.drift() > 0, first::toString);
        Drift found = drift("demo");
        assertEquals(new Place(trace.shard, found.to()), drifts.place().orElseThrow());
        Checked second = run(() -> false);
        assertEquals(List.of(3, 0L, ""), List.of(second.shards(), second.drift(), second.stoppedAt()));
        assertEquals(new Drift(trace.shard, trace.instant(), found.from(), trace.instant(), found.differences(),
                found.first()), drift("demo"));
    }

    @Test
    void comesAroundThoughNoRunSufficesForOneShard() {
        for (int run = 0; run < 6; run++) {
            run(afterAsking(4));
        }
        assertEquals(List.of(1, 1, 1), List.of("aa", "demo", "zz").stream()
                .map(name -> drifts.drifts(new SiteId(name)).size()).toList());
        assertTrue(drift("demo").to().isBefore(trace.instant()));
    }

    @Test
    void aShardWhoseStoreDoesNotAnswerIsCountedAndHoldsUpNobody() {
        LogStore out = (LogStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {LogStore.class},
                (_, method, arguments) -> {
                    if (arguments[0].equals(trace.shard)) {
                        throw new Unavailable("log");
                    }
                    try {
                        return method.invoke(trace.log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        assertEquals(new Checked(2, 1, trace.instant(), 0, 0, "", ""), run(out, () -> false));
    }

    @Test
    void aPlaceThatIsGoneIsPassedOver() {
        drifts.goOnAt(new Place(new Shard(new SiteId("demo"), 3), Instant.EPOCH));
        assertEquals("zz/0", run(afterAsking(0)).stoppedAt());
        drifts.goOnAt(new Place(new Shard(new SiteId("zzz"), 0), Instant.EPOCH));
        assertEquals("aa/0", run(afterAsking(0)).stoppedAt());
    }

    private void breakHour(Duration ago) {
        long index = trace.instant().minus(ago).getEpochSecond() / 3_600;
        View right = trace.views.range(trace.shard, ViewKind.COUNTERS, index, index + 1).getFirst();
        HourCounters counters = (HourCounters) right;
        trace.views.put(List.of(new Change.Follow(new HourCounters(trace.shard, counters.hour(), counters.fold(),
                counters.minutes(), HourCounters.none(trace.shard, counters.hour()).own(), counters.buckets(),
                counters.pipeline()), counters.fold())));
    }

    private Drift drift(String site) {
        return drifts.drifts(new SiteId(site)).getFirst();
    }

    private static Shard shard(String site) {
        return new Shard(new SiteId(site), 0);
    }
}
