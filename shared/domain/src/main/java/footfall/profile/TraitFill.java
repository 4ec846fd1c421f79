package footfall.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings a trait forward: all values first, then all steps, each in any order. One way forward, one thread.
final class TraitFill {
    private final TreeMap<Point, Steps> steps = new TreeMap<>();
    private final Trait before;
    private @Nullable Told late;
    private @Nullable Told base;
    private @Nullable Older older;
    private Steps lateSteps;
    private boolean isCut;

    TraitFill(Trait before) {
        this.before = before;
        this.late = before.late().stream().findFirst().orElse(null);
        this.lateSteps = before.lateSteps();
        this.base = before.base().stream().findFirst().orElse(null);
        this.older = before.older().stream().findFirst().orElse(null);
        this.steps.putAll(before.steps());
    }

    /// Takes a value.
    void tell(Told value) {
        if (Trait.isLate(value.point())) {
            late = late == null || value.compareTo(late) > 0 ? value : late;
        } else {
            base = base == null || value.compareTo(base) > 0 ? value : base;
        }
    }

    /// Whether the last value stands between steps that are no longer kept point by point; then the trait is a guess,
    /// and must be made anew of the log.
    boolean isParted() {
        return base != null && before.isPartedBy(base);
    }

    /// The last value that was told in time: one or none; a trait that is parted has one.
    List<Told> base() {
        return base == null ? List.of() : List.of(base);
    }

    /// Takes steps of one point, after all values.
    void step(Point point, Steps more) {
        cut();
        if (Trait.isLate(point)) {
            lateSteps = base == null ? lateSteps.plus(more) : Steps.NONE;
        } else if (base == null || point.compareTo(base.point()) >= 0) {
            steps.merge(point, more, Steps::plus);
            if (steps.size() > Trait.POINTS_MAX) {
                Point first = steps.firstKey();
                Steps leaving = steps.pollFirstEntry().getValue();
                older = older == null ? Older.of(first, leaving) : older.plus(first, leaving);
            }
        }
    }

    private void cut() {
        if (isCut || base == null) {
            return;
        }
        isCut = true;
        steps.headMap(base.point()).clear();
        older = older == null || older.last().compareTo(base.point()) < 0 ? null
                : before.isPartedBy(base) ? older.guessedAfter(base) : older;
        lateSteps = Steps.NONE;
        late = null;
    }

    /// The trait with all that was taken.
    Trait trait() {
        cut();
        List<Told> pasts = new ArrayList<>();
        if (late != null && base == null) {
            pasts.add(late);
        }
        return new Trait(pasts, lateSteps, base(), older == null ? List.of() : List.of(older), steps);
    }
}
