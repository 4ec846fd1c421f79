package footfall.port;

import footfall.log.Head;
import footfall.log.Segment;
import footfall.site.Shard;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps the logs. Safe for use by many threads. Each method throws `Unavailable` if the store does not answer.
public interface LogStore {
    /// Puts a segment at its seq if nothing stands there. A failure may have taken effect: called again with the same
    /// segment it answers `Taken` with that very segment.
    Appended append(Segment segment);

    /// The segments after a seq, strongly consistent, ascending, without holes, all of them.
    List<Segment> tail(Shard shard, long after);

    /// The segments of these numbers, ascending; numbers at which nothing stands are left out.
    List<Segment> segments(Shard shard, Collection<Long> seqs);

    /// How far the views have followed, strongly consistent; `Head.none` for a log that was never folded.
    Head head(Shard shard);

    /// Says that every view is complete up to a seq. Never goes back: a smaller `folded` than the stored one changes
    /// nothing. Safe to call again.
    void advance(Shard shard, long folded, Instant foldedTo);

    /// What became of an append.
    sealed interface Appended {
        /// The segment stands at its seq.
        record Done() implements Appended {}

        /// Another segment stands there.
        record Taken(Segment winner) implements Appended {}
    }
}
