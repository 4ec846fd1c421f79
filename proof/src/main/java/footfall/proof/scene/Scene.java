package footfall.proof.scene;

import footfall.aws.Calls;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.edge.Metrics;
import footfall.event.EventId;
import footfall.port.LogStore;
import footfall.port.SiteStore;
import footfall.port.ViewStore;
import footfall.proof.outside.Fingerprint;
import footfall.proof.outside.Items;
import footfall.proof.outside.SimulatedDynamo;
import footfall.proof.outside.SimulatedQueue;
import footfall.proof.schedule.Scheduler;
import footfall.site.Shard;
import footfall.site.Site;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What all who take part in a schedule share: the outside, the time, chance, and what is known of the events. For one
/// schedule.
public final class Scene {
    static final String DATA = "data";
    static final String SITES = "sites";

    final Scheduler scheduler;
    final Items items = new Items();
    final SimulatedQueue queue;
    final SceneClock clock;
    final RandomGenerator chance;
    final SimulatedDynamo dynamo;
    final Duration foldAfter;
    /// Events that somebody tried to send: each may be counted once.
    final Set<EventId> sent = new HashSet<>();
    /// Events that were answered as accepted: each must be counted once.
    final Set<EventId> accepted = new HashSet<>();
    final List<Site> sites = new ArrayList<>();
    final List<Asking> askings = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    final Metrics metrics;
    private final boolean atOnce;

    /// @param pageItems the most items of a page of a query
    /// @param atOnce    whether calls that a store may make at the same time come in any order, or one after the other
    Scene(Scheduler scheduler, RandomGenerator chance, Instant now, Duration foldAfter, int pageItems,
          boolean atOnce) {
        this.scheduler = scheduler;
        this.chance = chance;
        this.queue = new SimulatedQueue(scheduler);
        this.clock = new SceneClock(now);
        this.dynamo = new SimulatedDynamo(items, scheduler, pageItems);
        this.foldAfter = foldAfter;
        this.atOnce = atOnce;
        this.metrics = new Metrics("proof", clock, new PrintStream(OutputStream.nullOutputStream()));
    }

    LogStore log() {
        return new DynamoLogStore(dynamo, DATA);
    }

    ViewStore views() {
        return new DynamoViewStore(dynamo, DATA, clock, _ -> { }, new Calls() {
            @Override
            public <S, T> List<T> map(List<S> asked, Function<S, T> call) {
                return atOnce ? scheduler.atOnce(asked, call) : oneByOne(asked, call);
            }
        });
    }

    /// All are made, and then the first failure is thrown.
    private static <S, T> List<T> oneByOne(List<S> asked, Function<S, T> call) {
        List<T> answers = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (S each : asked) {
            try {
                answers.add(call.apply(each));
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return answers;
    }

    SiteStore siteStore() {
        return new DynamoSiteStore(dynamo, SITES);
    }

    /// Makes a site before anything begins.
    void found(Site site) {
        siteStore().create(site);
        sites.add(site);
    }

    /// The last seq of a log, as only who stands outside can know it.
    long lastSeq(Shard shard) {
        return items.lastSortKey(DATA, DynamoLogStore.LOG + shard.site() + "#" + shard.number()).map(Long::parseLong)
                .orElse(0L);
    }

    /// All that decides what comes after the last step.
    State state() {
        return new State(items.fingerprint(DATA).value(), Set.copyOf(accepted), Set.copyOf(sent),
                queue.left().stream().map(SimulatedQueue.Message::body).toList());
    }

    /// Where a schedule ended; equal ones need to be judged once only, as long as sites and clock are the same.
    record State(Fingerprint.Value data, Set<EventId> accepted, Set<EventId> sent, List<String> undone) {}
}
