package footfall.usecase.reconcile;

import footfall.recount.Difference;
import java.time.Instant;
import java.util.List;

/// What a comparison found, and how far it came.
///
/// @param to           the hours that begin before it were compared, as far as the extent goes
/// @param isFinished   whether that is all; else time was up
/// @param hoursUnknown hours whose visits were passed over, because somebody's visit had begun before the log was read
/// @param differences  at most `Reconcile.DIFFERENCES_MAX`
public record Compared(Instant to, boolean isFinished, int hoursUnknown, List<Difference> differences) {
    public Compared {
        differences = List.copyOf(differences);
    }
}
