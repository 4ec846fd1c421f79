package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Reducers, folders and readers at the same time, each call of a store in any order, some of them killed in between.
class FoldInterleavedTest {
    @Property(tries = 200)
    void viewsEqualARecountUnderAnyInterleaving(@ForAll long seed) {
        interleave(FoldTest.events(new Random(seed)), seed);
    }

    @Property(tries = 200)
    void whoIsNewEqualsARecountUnderAnyInterleaving(@ForAll long seed) {
        interleave(FoldTest.comings(new Random(seed)), seed);
    }

    @Property(tries = 200)
    void whatIsKnownOfPersonsEqualsARecountUnderAnyInterleaving(@ForAll long seed) {
        interleave(Persons.events(new Random(seed)), seed);
    }

    private static void interleave(List<Event> events, long seed) {
        Random random = new Random(~seed);
        MemoryLogStore log = new MemoryLogStore();
        MemoryViewStore views = new MemoryViewStore();
        Instant[] now = {FoldTest.BEGIN};
        for (int round = 0; round < 4; round++) {
            Baton baton = new Baton(random, random.nextInt(4));
            Stepped stores = new Stepped(log, views, baton, random);
            for (int actor = 2 + random.nextInt(4); actor > 0; actor--) {
                switch (random.nextInt(4)) {
                    case 0 -> baton.add(() -> append(stores, events, random, now));
                    case 1 -> baton.add(() -> read(stores, log));
                    default -> baton.add(() -> fold(stores));
                }
            }
            baton.run();
            now[0] = now[0].plusSeconds(random.nextInt(40_000));
        }
        new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(), Arrival::toString, () -> now[0])
                .append(FoldTest.SHARD, Happenings.deliveries(events));
        FoldTest.check(log, views, events);
        new FoldShard(log, views).fold(FoldTest.SHARD, FoldTest.RULES);
        FoldTest.check(log, views, events);
    }

    private static void append(Stepped stores, List<Event> events, Random random, Instant[] now) {
        AppendEvents append = new AppendEvents(stores, stores, Enrichment.NONE,
                TrialFold.standard(), Arrival::toString, () -> now[0]);
        for (int message = 0; message < 3; message++) {
            int from = random.nextInt(events.size());
            append.append(FoldTest.SHARD, Happenings.deliveries(
                    events.subList(from, Math.min(events.size(), from + 1 + random.nextInt(5)))));
        }
    }

    private static void fold(Stepped stores) {
        try {
            new FoldShard(stores, stores).fold(FoldTest.SHARD, FoldTest.RULES);
        } catch (Unavailable e) {
            // Overtaken each time: others folded, and the next fold goes on from there.
            return;
        }
    }

    /// What a reader sees is a recount of exactly the entries of its prefix.
    private static void read(Stepped stores, MemoryLogStore log) {
        try {
            ShardState.reading(stores, stores, FoldTest.SHARD, FoldTest.RULES, state -> {
                List<Event> prefix = new ArrayList<>();
                log.tail(FoldTest.SHARD, 0).stream().filter(segment -> segment.seq() <= state.end())
                        .flatMap(segment -> segment.entries().stream())
                        .filter(Entry.Aggregated.class::isInstance)
                        .forEach(entry -> prefix.add(((Entry.Aggregated) entry).event()));
                FoldTest.check(state, prefix);
                return true;
            });
        } catch (Unavailable e) {
            return;
        }
    }

    /// Stores whose every call, and every single view read or put, is a step.
    record Stepped(LogStore log, ViewStore views, Baton baton, Random random) implements LogStore, ViewStore {
        @Override
        public Appended append(Segment segment) {
            return baton.call(() -> log.append(segment));
        }

        @Override
        public List<Segment> tail(Shard shard, long after) {
            return baton.call(() -> log.tail(shard, after));
        }

        @Override
        public List<Segment> segments(Shard shard, Collection<Long> seqs) {
            return baton.call(() -> log.segments(shard, seqs));
        }

        @Override
        public Head head(Shard shard) {
            return baton.call(() -> log.head(shard));
        }

        @Override
        public void advance(Shard shard, long folded, Instant foldedTo) {
            baton.call(() -> {
                log.advance(shard, folded, foldedTo);
                return true;
            });
        }

        @Override
        public Map<ViewKey, View> read(Collection<ViewKey> keys) {
            Map<ViewKey, View> found = new HashMap<>();
            keys.forEach(key -> found.putAll(baton.call(() -> views.read(List.of(key)))));
            return found;
        }

        @Override
        public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
            return baton.call(() -> views.range(shard, kind, fromIndex, toIndex));
        }

        @Override
        public Set<ViewKey> put(Collection<Change> changes) {
            Set<ViewKey> stale = new HashSet<>();
            List<Change> shuffled = new ArrayList<>(changes);
            Collections.shuffle(shuffled, random);
            shuffled.forEach(change -> stale.addAll(baton.call(() -> views.put(List.of(change)))));
            return stale;
        }
    }
}
