package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// A fold that dies after any number of its puts is finished by the next one, also if events came between.
class FoldDeathsTest {
    private static final int PUTS_MAX = 1_000;

    @Property(tries = 40)
    void whoIsNewEqualsARecountAfterAnyDeath(@ForAll long seed) {
        dieAtEachPut(FoldTest.comings(new Random(seed)), seed);
    }

    @Property(tries = 8)
    void viewsEqualARecountAfterAnyDeath(@ForAll long seed) {
        dieAtEachPut(FoldTest.events(new Random(seed)), seed);
    }

    @Property(tries = 12)
    void whatIsKnownOfPersonsEqualsARecountAfterAnyDeath(@ForAll long seed) {
        dieAtEachPut(Persons.events(new Random(seed)), seed);
    }

    private static void dieAtEachPut(List<Event> events, long seed) {
        for (int puts = 0; puts < PUTS_MAX; puts++) {
            if (!foldDies(events, new Random(seed), puts)) {
                return;
            }
        }
        throw new AssertionError("a fold made more than " + PUTS_MAX + " puts");
    }

    /// Folds a part; of the next part, puts so many views and dies; of the last part, folds.
    private static boolean foldDies(List<Event> events, Random random, int puts) {
        MemoryLogStore log = new MemoryLogStore();
        MemoryViewStore views = new MemoryViewStore();
        int second = random.nextInt(events.size());
        int third = second + random.nextInt(events.size() - second);
        append(log, views, events.subList(0, second));
        new FoldShard(log, views).fold(FoldTest.SHARD, FoldTest.RULES);
        append(log, views, events.subList(second, third));
        boolean dies = dies(new FoldShard(log, new Dying(views, new int[] {puts})));
        FoldTest.check(log, views, events.subList(0, third));
        append(log, views, events.subList(third, events.size()));
        FoldTest.check(log, views, events);
        new FoldShard(log, views).fold(FoldTest.SHARD, FoldTest.RULES);
        FoldTest.check(log, views, events);
        return dies;
    }

    private static boolean dies(FoldShard fold) {
        try {
            fold.fold(FoldTest.SHARD, FoldTest.RULES);
            return false;
        } catch (Unavailable e) {
            return true;
        }
    }

    private static void append(MemoryLogStore log, MemoryViewStore views, List<Event> events) {
        if (!events.isEmpty()) {
            new AppendEvents(log, views, Enrichment.NONE, TrialFold.standard(),
                    Arrival::toString, () -> FoldTest.BEGIN)
                    .append(FoldTest.SHARD, Happenings.deliveries(events));
        }
    }

    /// A store that puts so many views more, and then no longer answers to puts.
    private record Dying(ViewStore views, int[] left) implements ViewStore {
        @Override
        public Map<ViewKey, View> read(Collection<ViewKey> keys) {
            return views.read(keys);
        }

        @Override
        public List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
            return views.range(shard, kind, fromIndex, toIndex);
        }

        @Override
        public Set<ViewKey> put(Collection<Change> changes) {
            for (Change change : changes) {
                if (left[0]-- == 0) {
                    throw new Unavailable("dead");
                }
                views.put(List.of(change));
            }
            return Set.of();
        }
    }
}
