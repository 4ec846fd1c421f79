package footfall.rollup;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import footfall.time.Hour;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What tells who is new in an hour: an exact function of the log up to `fold`; the newer stands. Visitors are known
/// by their `VisitorHash`.
///
/// @param fold  the seq of the last segment of the prefix that it describes
/// @param daily every daily id with a counted event in the hour, with the earliest in the hour. It is new here if it
///              has none in the `DAILY_HOURS` before
/// @param given the given visitors whose first counted event ever lies in the hour
public record HourVisitors(Shard shard, Hour hour, long fold, SortedMap<Long, FirstSeen> daily,
                           SortedMap<Long, FirstSeen> given) implements View {
    /// A daily id belongs to one local date, and none is longer than this.
    public static final int DAILY_HOURS = 26;

    public HourVisitors {
        daily = Collections.unmodifiableSortedMap(new TreeMap<>(daily));
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /// An hour in which nobody was seen yet.
    public static HourVisitors none(Shard shard, Hour hour) {
        return new HourVisitors(shard, hour, 0, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /// Where the visitors of an hour stand.
    public static ViewKey key(Shard shard, Hour hour) {
        return new ViewKey(shard, ViewKind.VISITORS, hour.index(), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, hour);
    }
}
