package footfall.rollup;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import footfall.time.Hour;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the events of an hour add up to by themselves, without regard to visits.
///
/// @param fold     the seq of the last segment that it contains
/// @param minutes  60 slots
/// @param own      total (events, page views, users, takings, and the visitors of events that belong to no visit),
///                 `event:` rows with all that their events tell, and the `visit:` rows of events that belong to no
///                 visit, without users and takings: these are told by visit from events alone
/// @param buckets  bit b is set if the slot (this hour, b) holds a span or a carrier
/// @param pipeline what became of the events that *arrived* in this hour: `aggregated`, `skipped.duplicate` (without
///                 redriven ones), `failed.unreadable` (once an attempt), ...; `clamped` among the aggregated; and
///                 `dropped` because their senders want privacy
public record HourCounters(Shard shard, Hour hour, long fold, List<MinuteSlot> minutes, Rollup own,
                           long buckets, SortedMap<String, Long> pipeline) implements View {
    public HourCounters {
        if (minutes.size() != 60) {
            throw new IllegalArgumentException("minutes: " + minutes.size() + ", must be 60");
        }
        minutes = List.copyOf(minutes);
        pipeline = Collections.unmodifiableSortedMap(new TreeMap<>(pipeline));
    }

    /// The counters of an hour in which nothing happened yet.
    public static HourCounters none(Shard shard, Hour hour) {
        return new HourCounters(shard, hour, 0, Collections.nCopies(60, MinuteSlot.NONE), Rollup.NONE,
                0, Collections.emptySortedMap());
    }

    /// Whether an attempt failed of an event that arrived in this hour: only then can there be a list of failed ones.
    public boolean hasFailures() {
        return !pipeline.subMap("failed.", "failed/").isEmpty();
    }

    /// Where the counters of an hour stand.
    public static ViewKey key(Shard shard, Hour hour) {
        return new ViewKey(shard, ViewKind.COUNTERS, hour.index(), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, hour);
    }
}
