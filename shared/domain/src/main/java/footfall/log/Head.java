package footfall.log;

import footfall.site.Shard;
import java.time.Instant;

/// How far the views of a shard have followed its log.
///
/// @param shard    whose log
/// @param folded   the seq up to which every view is complete; 0 before the first fold
/// @param foldedTo `appendedAt` of that segment; the epoch before the first fold. Days that ended an hour before it
///                 have a day view
public record Head(Shard shard, long folded, Instant foldedTo) {
    /// The head of a log that was never folded.
    public static Head none(Shard shard) {
        return new Head(shard, 0, Instant.EPOCH);
    }
}
