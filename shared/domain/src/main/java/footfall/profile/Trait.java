package footfall.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One trait of a person: its last value, and the steps after it. *Late* is what was received more than `LATE_AFTER`
/// after it happened: it acts before everything that was told in time, values before steps.
///
/// @param late      the last late value; one or none, and none if there is one in time
/// @param lateSteps all late steps; none if there is a value in time
/// @param base      the last value that was told in time; one or none
/// @param older     the steps after it but for the last `POINTS_MAX` points; one or none
/// @param steps     the steps of the last points after it
public record Trait(List<Told> late, Steps lateSteps, List<Told> base, List<Older> older,
                    SortedMap<Point, Steps> steps) {
    /// The most points whose steps are kept each by itself.
    public static final int POINTS_MAX = 100;
    /// Longer than any site takes events that are not historical: 30 days.
    public static final Duration LATE_AFTER = Duration.ofDays(36);
    /// Of which nothing was said yet.
    public static final Trait NONE = new Trait(List.of(), Steps.NONE, List.of(), List.of(), new TreeMap<>());

    public Trait {
        late = List.copyOf(late);
        base = List.copyOf(base);
        older = List.copyOf(older);
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
    }

    /// Whether a point was told late.
    static boolean isLate(Point point) {
        return Duration.between(point.at(), point.receivedAt()).compareTo(LATE_AFTER) > 0;
    }

    /// Whether a value would stand between steps that are no longer kept point by point: then the log must be asked.
    public boolean isPartedBy(Told value) {
        return older.stream().anyMatch(sum -> sum.first().compareTo(value.point()) < 0
                && sum.last().compareTo(value.point()) >= 0);
    }

    /// The steps after its value, all of them.
    public Steps after() {
        Steps sum = older.stream().map(Older::steps).reduce(lateSteps, Steps::plus);
        return steps.values().stream().reduce(sum, Steps::plus);
    }

    /// Whether its steps are a guess.
    boolean isGuessed() {
        return older.stream().anyMatch(Older::guessed);
    }

    /// The same, as if all steps stood behind a value that parts it.
    Trait guessedAfter(Told value) {
        TraitFill fill = new TraitFill(this);
        fill.tell(value);
        return fill.trait();
    }

    /// The steps after a value that another shard's log may have told; it does not part this trait.
    Steps after(Told value) {
        Steps sum = older.stream().filter(sums -> sums.first().compareTo(value.point()) >= 0).map(Older::steps)
                .reduce(Steps.NONE, Steps::plus);
        return steps.tailMap(value.point()).values().stream().reduce(sum, Steps::plus);
    }

    /// What it says.
    public Reckoned reckoned() {
        return Reckoned.of((base.isEmpty() ? late : base).stream().map(Told::value).toList(), after(), isGuessed());
    }
}
