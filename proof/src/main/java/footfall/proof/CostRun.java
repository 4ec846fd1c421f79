package footfall.proof;

import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.Tables;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.port.LogStore;
import footfall.port.SourceNames;
import footfall.port.ViewStore;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.AppendEvents;
import footfall.usecase.FoldShard;
import footfall.usecase.Reconcile;
import footfall.usecase.ReduceEvents;
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
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Traffic that goes through the product's own reducer into a metered store, in virtual time: what arrived in a window is
/// dealt out to the pollers, which reduce their parts at the same moment. In the end the last tail is folded too.
final class CostRun implements InstantSource {
    /// How long a poller gathers, as the template says.
    static final Duration WINDOW = Duration.ofSeconds(5);
    /// How old a tail may grow, as the template says.
    static final Duration FOLD_AFTER = Duration.ofMinutes(10);

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final SourceNames NAMES = source -> new Source(source.referrer(), source.referrer(),
            source.utmSource(), source.utmMedium(), source.utmCampaign(), source.utmTerm(), source.utmContent(),
            source.clickId());

    private final DynamoDbClient direct;
    private final String table;
    private final Bill bill = new Bill();
    private final Site site = Site.withDefaults(new SiteId("demo"), "Demo", START);
    private final Shard shard = new Shard(site.id(), 0);
    private final List<ReduceEvents> pollers;
    private final FoldShard fold;
    private volatile Instant now = START;

    /// @param direct a store without a meter, in which the run makes a table of its own
    CostRun(DynamoDbClient direct, String table, int pollers) {
        this.direct = direct;
        this.table = table;
        direct.createTable(Tables.create(table));
        Meter meter = new Meter(direct, Parts::of, bill);
        LogStore log = new DynamoLogStore(meter, table);
        ViewStore views = new DynamoViewStore(meter, table);
        this.fold = new FoldShard(log, views);
        Random chance = new Random(pollers);
        this.pollers = IntStream.range(0, pollers).mapToObj(_ -> new ReduceEvents(
                new AppendEvents(log, views, _ -> Technology.NONE, NAMES, this), fold, _ -> Optional.of(site),
                FOLD_AFTER, this, chance::nextDouble)).toList();
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Runs so many events.
    ///
    /// @param progress told after each window: events so far, and the virtual time
    Bill run(Traffic traffic, int events, long seed, BiConsumer<Integer, Duration> progress)
            throws InterruptedException {
        Trace trace = new Trace(traffic, START, seed);
        Arrival next = trace.next();
        try (ExecutorService threads = Executors.newFixedThreadPool(pollers.size())) {
            for (int done = 0; done < events;) {
                now = now.plus(WINDOW);
                List<Delivery> window = new ArrayList<>();
                while (next.event().at().isBefore(now) && done + window.size() < events) {
                    window.add(new Delivery.Read(next));
                    next = trace.next();
                }
                reduce(window, threads);
                done += window.size();
                progress.accept(done, Duration.between(START, now));
            }
        }
        fold.fold(shard, new SessionRules(site.sessionTimeout()));
        return bill;
    }

    /// Whether the views that the run left are right; off the bill.
    List<Difference> differences() {
        return new Reconcile(new DynamoLogStore(direct, table), new DynamoViewStore(direct, table), this)
                .reconcile(shard, new SessionRules(site.sessionTimeout()));
    }

    private void reduce(List<Delivery> window, ExecutorService threads) throws InterruptedException {
        List<Future<?>> parts = new ArrayList<>();
        for (int number = 0; number < pollers.size(); number++) {
            ReduceEvents poller = pollers.get(number);
            int mine = number;
            List<Delivery> part = IntStream.range(0, window.size()).filter(i -> i % pollers.size() == mine)
                    .mapToObj(window::get).toList();
            if (!part.isEmpty()) {
                parts.add(threads.submit(() -> poller.reduce(shard, part)));
            }
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a poller failed in the window before " + now, e.getCause());
            }
        }
    }
}
