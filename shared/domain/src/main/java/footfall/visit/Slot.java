package footfall.visit;

import footfall.identity.Stream;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import footfall.time.Hour;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The spans of an hour, of those streams whose visitor falls into one bucket. Many visitors share an item, so that a
/// write unit carries many visits.
///
/// @param bucket   `VisitorHash.bucket` of the visitors in it
/// @param fold     the seq of the last segment that it contains
/// @param spans    by stream, each list in order of time
/// @param carriers by stream, the visitors of the date after whose spans of this hour carry it: a visit goes on there,
///                 in other slots of this hour
public record Slot(Shard shard, Hour hour, int bucket, long fold, SortedMap<Stream, List<Span>> spans,
                   SortedMap<Stream, SortedSet<String>> carriers) implements View {
    public Slot {
        TreeMap<Stream, List<Span>> copy = new TreeMap<>();
        spans.forEach((stream, list) -> copy.put(stream, List.copyOf(list)));
        spans = Collections.unmodifiableSortedMap(copy);
        TreeMap<Stream, SortedSet<String>> carried = new TreeMap<>();
        carriers.forEach((stream, by) -> carried.put(stream, Collections.unmodifiableSortedSet(new TreeSet<>(by))));
        carriers = Collections.unmodifiableSortedMap(carried);
    }

    /// A slot in which nothing happened yet.
    public static Slot none(Shard shard, Hour hour, int bucket) {
        return new Slot(shard, hour, bucket, 0, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /// Where a slot stands.
    public static ViewKey key(Shard shard, Hour hour, int bucket) {
        return new ViewKey(shard, ViewKind.SLOT, hour.index(), bucket);
    }

    @Override
    public ViewKey key() {
        return key(shard, hour, bucket);
    }
}
