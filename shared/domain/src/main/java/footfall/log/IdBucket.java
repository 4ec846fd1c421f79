package footfall.log;

import footfall.site.Shard;
import footfall.time.Minute;
import java.util.List;

/// One link of the chain of ids whose claimed time lies in one minute. A link that would grow too large is followed by
/// a new one; the fold of the chain is that of its last link. An id may stand in two links: the index is a set.
///
/// @param part     0 for the first link of the minute's chain
/// @param fold     the seq of the last segment that it contains
/// @param taken    hashes of ids that were aggregated, or told a number of dropped events: whatever comes again under
///                 one of them is a duplicate; sorted
/// @param noted    hashes of ids that were skipped or failed: known, but not taken; sorted
/// @param segments which segments hold an entry of this minute, ascending
public record IdBucket(Shard shard, Minute minute, int part, long fold, List<IdHash> taken, List<IdHash> noted,
                       List<Long> segments) implements View {
    /// The most ids of one link: 10 B each, far below the 400 KB of an item.
    public static final int IDS_MAX = 20_000;

    public IdBucket {
        taken = List.copyOf(taken);
        noted = List.copyOf(noted);
        segments = List.copyOf(segments);
    }

    /// Whether it holds as many ids as it may; only then can a next link follow.
    public boolean isFull() {
        return taken.size() + noted.size() >= IDS_MAX;
    }

    /// Where a link stands.
    public static ViewKey key(Shard shard, Minute minute, int part) {
        return new ViewKey(shard, ViewKind.IDS, minute.index(), part);
    }

    @Override
    public ViewKey key() {
        return key(shard, minute, part);
    }
}
