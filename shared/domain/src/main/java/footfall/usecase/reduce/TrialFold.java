package footfall.usecase.reduce;

import footfall.event.Entry;
import footfall.log.IdChain;
import footfall.log.Segment;
import footfall.prefix.ShardState;
import footfall.prefix.Unfolded;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Folds new events onto empty views before they are appended, so that a fold can not fail on what it meets: an event
/// that a view would choke on is found here, and fails alone. Safe for use by many threads.
public final class TrialFold {
    private static final List<TrialView> STANDARD = List.of(
            new TrialView("ids", state -> state.views().touchedMinutes().forEach(minute -> state.views()
                    .followedChain(new IdChain(state.head().shard(), minute, List.of())))),
            new TrialView("counters", state -> state.views().touchedHours().forEach(state::counters)),
            new TrialView("slots", state -> state.views().touchedSlots()
                    .forEach(key -> state.views().slot(new Hour(key.index()), key.part()))),
            new TrialView("visitors", state -> {
                state.newVisitors().changed();
                state.newVisitors().firsts();
            }),
            new TrialView("profiles", state -> state.profiles().changed()),
            new TrialView("groups", state -> state.groups().changed()),
            new TrialView("visits", state -> state.affected().forEach(state::visitsAnew)));
    /// Any: where sessions part does not change whether they can be made.
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));

    private final List<TrialView> views;

    private TrialFold(List<TrialView> views) {
        this.views = List.copyOf(views);
    }

    /// A trial on every view that a fold makes.
    public static TrialFold standard() {
        return new TrialFold(STANDARD);
    }

    /// The same trial, and one more family of views.
    public TrialFold and(TrialView view) {
        List<TrialView> more = new ArrayList<>(views);
        more.add(view);
        return new TrialFold(more);
    }

    /// Which of these entries a view refuses, by place: the view, and the rule that was broken. All others can be
    /// folded together. One try if none is refused; about two for each halving on the way to one that is.
    SortedMap<Integer, String> refusals(Shard shard, List<Entry> entries, Instant now) {
        Trial trial = new Trial(shard, now, entries);
        List<Integer> fresh = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            if (entries.get(place) instanceof Entry.Aggregated) {
                fresh.add(place);
            }
        }
        trial.sort(fresh);
        return trial.refused;
    }

    private final class Trial {
        private final Shard shard;
        private final Instant now;
        private final List<Entry> entries;
        private final List<Entry> fit = new ArrayList<>();
        private final SortedMap<Integer, String> refused = new TreeMap<>();

        Trial(Shard shard, Instant now, List<Entry> entries) {
            this.shard = shard;
            this.now = now;
            this.entries = entries;
        }

        void sort(List<Integer> places) {
            if (places.isEmpty()) {
                return;
            }
            List<Entry> together = new ArrayList<>(fit);
            places.forEach(place -> together.add(entries.get(place)));
            Optional<String> refusal = refusal(together);
            if (refusal.isEmpty()) {
                places.forEach(place -> fit.add(entries.get(place)));
            } else if (places.size() == 1) {
                refused.put(places.getFirst(), refusal.get());
            } else {
                sort(places.subList(0, places.size() / 2));
                sort(places.subList(places.size() / 2, places.size()));
            }
        }

        /// The one place where a mistake of a view is no reason to stop: what it can not take must not stop the others.
        private Optional<String> refusal(List<Entry> some) {
            String trying = "tail";
            try {
                Unfolded alone = new Unfolded(shard, List.of(new Segment(shard, 1, now, some)));
                ShardState state = ShardState.at(alone, alone, shard, RULES, 1);
                for (TrialView view : views) {
                    trying = view.name();
                    view.fold().accept(state);
                }
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(trying + ": " + (e.getMessage() == null ? e.getClass().getSimpleName()
                        : e.getMessage()));
            }
        }
    }
}
