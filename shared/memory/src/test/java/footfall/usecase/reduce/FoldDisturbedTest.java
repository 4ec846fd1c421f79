package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Reducers, folders and readers that run into one another and die anywhere leave views that equal a recount.
class FoldDisturbedTest {
    private static final int DEPTH_MAX = 3;

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private Instant now = FoldTest.BEGIN;
    private int depth;

    @Property(tries = 400)
    void viewsEqualARecountWhoeverRunsWhenAndDiesWhere(@ForAll long seed) {
        Random random = new Random(seed);
        FoldDisturbedTest world = new FoldDisturbedTest();
        List<Event> events = FoldTest.events(random);
        for (int i = 0; i < events.size(); i++) {
            world.act(events, random);
        }
        AppendEvents calm = world.appender(world.log, world.views);
        calm.append(FoldTest.SHARD, Happenings.deliveries(events));
        FoldTest.check(world.log, world.views, events);
        new FoldShard(world.log, world.views).fold(FoldTest.SHARD, FoldTest.RULES);
        FoldTest.check(world.log, world.views, events);
    }

    private void act(List<Event> events, Random random) {
        if (depth >= DEPTH_MAX) {
            return;
        }
        depth++;
        Disturbed stores = new Disturbed(log, views, random, () -> {
            if (random.nextInt(12) == 0) {
                act(events, random);
            }
        });
        try {
            switch (random.nextInt(3)) {
                case 0 -> append(events, random, stores);
                case 1 -> new FoldShard(stores, stores).fold(FoldTest.SHARD, FoldTest.RULES);
                default -> read(stores);
            }
        } catch (Unavailable e) {
            now = now.plusSeconds(random.nextInt(100));
        } finally {
            depth--;
        }
    }

    private AppendEvents appender(LogStore log, ViewStore views) {
        return new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), Arrival::toString, () -> now);
    }

    private void append(List<Event> events, Random random, Disturbed stores) {
        int from = random.nextInt(events.size());
        List<Event> some = events.subList(from, Math.min(events.size(), from + 1 + random.nextInt(6)));
        now = now.plus(Duration.ofMinutes(random.nextInt(100)));
        appender(stores, stores).append(FoldTest.SHARD, Happenings.deliveries(some));
    }

    /// What a reader sees is a recount of exactly the entries of its prefix.
    private void read(Disturbed stores) {
        ShardState.reading(stores, stores, FoldTest.SHARD, FoldTest.RULES, state -> {
            List<Event> prefix = new ArrayList<>();
            log.tail(FoldTest.SHARD, 0).stream().filter(segment -> segment.seq() <= state.end())
                    .forEach(segment -> segment.entries().forEach(entry -> {
                        if (entry instanceof Entry.Aggregated(Event event)) {
                            prefix.add(event);
                        }
                    }));
            FoldTest.check(state, prefix);
            return true;
        });
    }
}
