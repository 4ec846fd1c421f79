package footfall.visit;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.Rollup;
import footfall.site.Shard;
import footfall.time.Day;

/// A UTC day that is over: the sum of its 24 hours, counters and visits, put whole; the newer stands.
///
/// @param fold the seq of the last segment of the prefix that it describes
public record DayView(Shard shard, Day day, long fold, Rollup rollup) implements View {
    /// Where a day stands.
    public static ViewKey key(Shard shard, Day day) {
        return new ViewKey(shard, ViewKind.DAY, day.index(), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, day);
    }
}
