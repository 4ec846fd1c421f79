package footfall.proof.run;

import footfall.proof.scene.Scope;
import footfall.proof.scene.Trial;
import footfall.proof.schedule.Drawn;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.PlannedSearch;
import footfall.proof.schedule.Search;
import footfall.proof.schedule.Strategy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The schedules of one scope that are to be run, one after the other; works in slices of time. For one thread at a
/// time.
public final class Campaign {
    private static final int FAULT_PERMILLE = 25;
    private static final int FAULTS_MAX = 4;

    private final String name;
    private final String how;
    private final Scope scope;
    private final @Nullable Search search;
    private final long firstSeed;
    private final Trial.Known known = new Trial.Known();
    private final Map<Outcome, Long> faults = new EnumMap<>(Outcome.class);
    private long schedules;
    private long pruned;
    private long steps;
    private long events;
    private boolean complete;

    private Campaign(String name, String how, Scope scope, @Nullable Search search, long firstSeed) {
        this.name = name;
        this.how = how;
        this.scope = scope;
        this.search = search;
        this.firstSeed = firstSeed;
    }

    /// Every schedule that a search finds.
    ///
    /// @param how in words, what is bounded
    public static Campaign every(String name, String how, Scope scope, Search search) {
        return new Campaign(name, how, scope, search, 0);
    }

    /// Schedules drawn by chance, one a seed.
    public static Campaign drawn(Scope scope, long firstSeed) {
        return new Campaign(scope.name() + ", drawn", "drawn by chance, up to " + FAULTS_MAX + " faults, seeds from "
                + firstSeed, scope, null, firstSeed);
    }

    /// Goes on until an instant of `System.nanoTime`, or so many schedules more.
    ///
    /// @return a schedule that went wrong, if one did
    public Optional<Trial> work(long until, long schedulesMax) {
        long before = schedules;
        while (!complete && schedules - before < schedulesMax && System.nanoTime() < until) {
            long seed = search == null ? firstSeed + schedules : 1;
            Trial trial = Trial.run(scope, seed, strategy(seed), known);
            if (trial.isWhole()) {
                schedules++;
                events += trial.events();
                trial.countFaults(faults);
            } else {
                pruned++;
            }
            steps += trial.run().trace().size();
            if (trial.isBad()) {
                return Optional.of(trial);
            }
            complete = search != null && !search.advance(trial.run());
        }
        return Optional.empty();
    }

    private Strategy strategy(long seed) {
        return search != null ? search : new Drawn(new Random(~seed), FAULT_PERMILLE, FAULTS_MAX);
    }

    /// Whether nothing is left to run.
    public boolean isComplete() {
        return complete;
    }

    /// Whether it ends some day.
    public boolean isFinite() {
        return search != null;
    }

    /// What was done so far.
    public Tally tally() {
        String more = search instanceof PlannedSearch planned ? "; " + planned.progress() : "";
        return new Tally(name, scope.about(), how + more, schedules, pruned, steps, events, known.size(), complete,
                new EnumMap<>(faults));
    }

    /// Numbers of a campaign.
    ///
    /// @param pruned   schedules that were broken off because they would only have been run again
    /// @param ends     different ends, as far as they were told apart
    /// @param complete whether every schedule was run
    public record Tally(String name, String about, String how, long schedules, long pruned, long steps, long events,
                        int ends, boolean complete, Map<Outcome, Long> faults) {}
}
