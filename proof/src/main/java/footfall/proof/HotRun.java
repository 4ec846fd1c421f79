package footfall.proof;

import footfall.aws.DoublingPause;
import footfall.codec.QueueCodec;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.EventId;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.Pause;
import footfall.port.Unavailable;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Several reducers of one site, that take events as fast as they can from a queue that never runs dry, for a set time.
/// Each call of a store takes a set latency, and nothing else takes time: waiting is the limit, not the processor. As
/// the handler does, a reducer sorts what it is handed by shard, reduces the shards at the same time, and gives back
/// the events of those that could not be reduced.
final class HotRun {
    /// What a call of a store takes.
    static final Duration LATENCY = Duration.ofMillis(4);
    /// How many messages a reducer is handed at once, of one event each.
    static final int MESSAGES_A_BATCH = 40;

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final SiteId SITE = new SiteId("hot");
    private static final Duration FOLD_AFTER = Duration.ofMinutes(10);

    private final int reducers;
    private final int shards;
    private final Random chance;
    private final List<Messages> queues = new ArrayList<>();
    private final VirtualTime time = new VirtualTime(START);
    private final LogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final DistantStores stores = new DistantStores(log, views, time, LATENCY);

    /// @param apart whether each reducer is handed events of a shard of its own; else all of them, of all shards
    HotRun(int reducers, int shards, boolean apart, long seed) {
        this.reducers = reducers;
        this.shards = shards;
        this.chance = new Random(seed);
        Trace trace = new Trace(Traffic.STANDARD.atRate(1_000), START, seed);
        Messages all = new Messages(trace, SITE, 0, shards);
        for (int reducer = 0; reducer < reducers; reducer++) {
            queues.add(apart ? new Messages(trace, SITE, reducer % shards, 1) : all);
        }
    }

    /// Works with the product's pause after a lost race.
    Result run(Duration length) {
        return run(length, tries -> time.sleep(DoublingPause.FOR_RACES.length(tries, chance.nextDouble())));
    }

    private Result run(Duration length, Pause afterLoss) {
        Site site = Site.withDefaults(SITE, "Hot", START);
        for (int reducer = 0; reducer < reducers; reducer++) {
            Messages messages = queues.get(reducer);
            AppendEvents append = new AppendEvents(stores, stores, Enrichment.NONE,
                    TrialFold.standard(), QueueCodec::content, time, afterLoss);
            ReduceEvents reduce = new ReduceEvents(append, new FoldShard(stores, stores), _ -> Optional.of(site),
                    FOLD_AFTER, time, chance::nextDouble);
            time.start(() -> work(reduce, messages, START.plus(length)));
        }
        time.run();
        double seconds = Duration.between(START, time.instant()).toMillis() / 1e3;
        Set<EventId> done = new HashSet<>();
        queues.forEach(queue -> done.addAll(queue.done()));
        long givenBack = Set.copyOf(queues).stream().mapToLong(Messages::givenBack).sum();
        return new Result(done.size() / seconds, stores.won().sum(), stores.lost().sum(), givenBack, wrong(done));
    }

    private void work(ReduceEvents reduce, Messages messages, Instant end) {
        while (time.instant().isBefore(end)) {
            List<Runnable> parts = new ArrayList<>();
            for (Map.Entry<Shard, List<Delivery>> part : messages.batch(MESSAGES_A_BATCH).entrySet()) {
                parts.add(() -> {
                    try {
                        reduce.reduce(part.getKey(), part.getValue());
                        messages.done(part.getValue());
                    } catch (Unavailable e) {
                        messages.giveBack(part.getValue());
                    }
                });
            }
            time.together(parts);
        }
    }

    /// Events that are done and not in the log, and all that a recount finds.
    private long wrong(Set<EventId> done) {
        Set<EventId> missing = new HashSet<>(done);
        long differences = 0;
        for (int number = 0; number < shards; number++) {
            Shard shard = new Shard(SITE, number);
            for (Segment segment : log.tail(shard, 0)) {
                segment.entries().stream().filter(Entry.Aggregated.class::isInstance).map(Entry::id)
                        .forEach(missing::remove);
            }
            differences += new Reconcile(log, views, time).reconcile(shard, new SessionRules(Duration.ofMinutes(30)))
                    .size();
        }
        return missing.size() + differences;
    }

    /// @param eventsPerSecond that were done
    /// @param segments        that stood
    /// @param lost            puts of segments that found their place taken
    /// @param givenBack       messages that the queue had to deliver again
    /// @param wrong           events lost, and differences of a recount
    record Result(double eventsPerSecond, long segments, long lost, long givenBack, long wrong) {
        double lostPerSegment() {
            return (double) lost / segments;
        }
    }
}
