package footfall.proof;

import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.Tables;
import footfall.codec.QueueCodec;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Source;
import footfall.port.LogStore;
import footfall.port.Pause;
import footfall.port.SourceNames;
import footfall.port.ViewStore;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Traffic that goes through the product's own reducer into a metered store, in virtual time. What arrives is dealt out
/// to the pollers; each hands over once a window, one after another, or all at the same moment, which is the worst that
/// can happen: then they race. In the end the last tail is folded too.
final class CostRun implements InstantSource {
    /// How long a poller gathers, as the template says.
    static final Duration WINDOW = Duration.ofSeconds(5);
    /// How old a tail may grow, as the template says.
    static final Duration FOLD_AFTER = Duration.ofMinutes(10);

    /// How long traffic goes on before a run looks at it, so that visits are under way.
    static final Duration TRAFFIC_BEFORE = Duration.ofMinutes(15);

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final SourceNames NAMES = source -> new Source(source.referrer(), source.referrer(),
            source.utmSource(), source.utmMedium(), source.utmCampaign(), source.utmTerm(), source.utmContent(),
            source.clickId());

    private final DynamoDbClient direct;
    private final String table;
    private final Bill bill = new Bill();
    private final Site site = Site.withDefaults(new SiteId("demo"), "Demo", START);
    private final Shard shard = new Shard(site.id(), 0);
    private final List<Poller> pollers;
    private final boolean atOnce;
    private final FoldShard fold;
    private volatile Instant now = START;

    /// @param direct a store without a meter, in which the run makes a table of its own
    /// @param atOnce whether all pollers hand over at the same moment
    /// @param pause  after a lost race
    CostRun(DynamoDbClient direct, String table, int pollers, boolean atOnce, Pause pause) {
        this.direct = direct;
        this.table = table;
        this.atOnce = atOnce;
        direct.createTable(Tables.create(table));
        Meter meter = new Meter(direct, Parts::of, bill);
        LogStore log = new DynamoLogStore(meter, table);
        ViewStore views = new DynamoViewStore(meter, table);
        this.fold = new FoldShard(log, views);
        this.pollers = IntStream.range(0, pollers).mapToObj(number -> new Poller(new ReduceEvents(
                new AppendEvents(log, views,
                new Enrichment(Enrichment.NONE.technologies(), NAMES, Enrichment.NONE.bots()),
                TrialFold.standard(), QueueCodec::content, this, pause), fold, _ -> Optional.of(site),
                FOLD_AFTER, this, new Random(number)::nextDouble), new ArrayList<>())).toList();
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Runs so many events.
    ///
    /// @param progress told after each hand-over
    Bill run(Traffic traffic, int events, long seed, Progress progress)
            throws InterruptedException {
        Trace trace = new Trace(traffic, START.minus(TRAFFIC_BEFORE), seed);
        Arrival next = trace.from(START);
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(pollers.size())) {
            for (int turn = 0; done < events; turn++) {
                now = now.plus(atOnce ? WINDOW : WINDOW.dividedBy(pollers.size()));
                while (next.event().at().isBefore(now) && done < events) {
                    pollers.get(done++ % pollers.size()).waiting().add(new Delivery.Read(next));
                    next = trace.next();
                }
                handOver(atOnce ? pollers : List.of(pollers.get(turn % pollers.size())), threads);
                progress.reached(done, Duration.between(START, now));
            }
            handOver(pollers, threads);
        }
        fold.fold(shard, new SessionRules(site.timeouts()));
        return bill;
    }

    /// Runs so many events of one of the shards of a site, and recounts them.
    ///
    /// @param rate of the whole site, in events a second
    CostCell cell(String name, double rate, int shards, Traffic traffic, int events, long seed, Progress progress)
            throws InterruptedException {
        run(traffic, events, seed, progress);
        return new CostCell(name, rate, shards, events, Duration.between(START, now),
                (int) bill.parts().getOrDefault("head", Units.NONE).write(), bill, differences().size());
    }

    /// Whether the views that the run left are right; off the bill.
    List<Difference> differences() {
        return new Reconcile(new DynamoLogStore(direct, table), new DynamoViewStore(direct, table), this)
                .reconcile(shard, new SessionRules(site.timeouts()));
    }

    private void handOver(List<Poller> due, ExecutorService threads) throws InterruptedException {
        List<Future<?>> calls = new ArrayList<>();
        for (Poller poller : due) {
            List<Delivery> batch = List.copyOf(poller.waiting());
            poller.waiting().clear();
            if (!batch.isEmpty()) {
                calls.add(threads.submit(() -> poller.reduce().reduce(shard, batch)));
            }
        }
        for (Future<?> call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a poller failed in the window before " + now, e.getCause());
            }
        }
    }

    /// Is told how far a run is.
    @FunctionalInterface
    interface Progress {
        /// @param done events so far
        /// @param time since the start, virtual
        void reached(int done, Duration time);
    }

    private record Poller(ReduceEvents reduce, List<Delivery> waiting) {}
}
