package footfall.proof.run;

import footfall.proof.scene.BusyScopes;
import footfall.proof.scene.Scope;
import footfall.proof.scene.SmallScopes;
import footfall.proof.schedule.FullSearch;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.PlannedSearch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that is explored.
public final class Campaigns {
    /// By its name a scope is replayed.
    public static final List<Scope> SCOPES = List.of(SmallScopes.APPEND, SmallScopes.APPEND_THREE, SmallScopes.FOLD,
            SmallScopes.FOLD_TAIL, SmallScopes.FOLD_ASK, SmallScopes.FOLD_LATE, BusyScopes.LOG, BusyScopes.HOUSE);
    /// How far apart the first seeds of two processes are.
    static final long SEEDS_A_PART = 1_000_000_000_000L;
    private static final Set<Outcome> ANY = EnumSet.complementOf(EnumSet.of(Outcome.PROCEED));
    private static final Set<Outcome> CRASH_OR_LOST = EnumSet.of(Outcome.DIE, Outcome.FAIL_AFTER);

    private Campaigns() {}

    /// Those that end, the shortest first.
    public static List<Campaign> finite() {
        return List.of(
                Campaign.every("append, no fault", "every interleaving", SmallScopes.APPEND,
                        new FullSearch(Set.of(), 0, FullSearch.ANY)),
                Campaign.every("append", "every order that can matter, every fault, at most one", SmallScopes.APPEND,
                        new PlannedSearch(ANY)),
                Campaign.every("fold, 1 preemption", "at most 1 preemption, no fault", SmallScopes.FOLD,
                        new FullSearch(Set.of(), 0, 1)),
                Campaign.every("fold-late, 1 preemption", "at most 1 preemption, no fault", SmallScopes.FOLD_LATE,
                        new FullSearch(Set.of(), 0, 1)),
                Campaign.every("fold-tail", "every order that can matter, no fault", SmallScopes.FOLD_TAIL,
                        new PlannedSearch(Set.of())),
                Campaign.every("fold-ask", "every order that can matter, every fault, at most one",
                        SmallScopes.FOLD_ASK, new PlannedSearch(ANY)),
                Campaign.every("append-three", "every order that can matter, one crash or lost answer anywhere",
                        SmallScopes.APPEND_THREE, new PlannedSearch(CRASH_OR_LOST)),
                Campaign.every("fold, 1 fault", "at most 1 preemption, one crash or lost answer anywhere",
                        SmallScopes.FOLD, new FullSearch(CRASH_OR_LOST, 1, 1)),
                Campaign.every("fold, 2 preemptions", "at most 2 preemptions, no fault", SmallScopes.FOLD,
                        new FullSearch(Set.of(), 0, 2)),
                Campaign.every("fold-late, 2 preemptions", "at most 2 preemptions, no fault", SmallScopes.FOLD_LATE,
                        new FullSearch(Set.of(), 0, 2)),
                Campaign.every("append, 1 fault", "every interleaving, every fault, at most one", SmallScopes.APPEND,
                        new FullSearch(ANY, 1, FullSearch.ANY)));
    }

    /// Those that do not: small scopes under several faults at once, and large ones.
    public static List<Campaign> endless(long seed) {
        return Stream.of(SmallScopes.APPEND_THREE, SmallScopes.FOLD_ASK, SmallScopes.FOLD_LATE, SmallScopes.FOLD,
                BusyScopes.LOG, BusyScopes.HOUSE).map(scope -> Campaign.drawn(scope, seed)).toList();
    }
}
