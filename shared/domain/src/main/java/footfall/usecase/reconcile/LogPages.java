package footfall.usecase.reconcile;

import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.recount.LogLine;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Reads a log, or the newer part of it, a page of segments at a time.
///
/// @param first the first seq that belongs to it; 1 for all of the log
/// @param end   the last seq that belongs to it
record LogPages(LogStore log, Shard shard, long first, long end) {
    /// Segments that are held at a time.
    private static final int SEGMENTS_A_PAGE = 32;

    /// Hands on every segment, ascending.
    ///
    /// @return false if time was up before it came to the end
    boolean forEach(Consumer<Segment> segments, BooleanSupplier isTimeUp) {
        for (long from = first; from <= end; from += SEGMENTS_A_PAGE) {
            if (isTimeUp.getAsBoolean()) {
                return false;
            }
            page(from).forEach(segments);
        }
        return true;
    }

    private List<Segment> page(long from) {
        long last = Math.min(end, from + SEGMENTS_A_PAGE - 1);
        return log.segments(shard, LongStream.rangeClosed(from, last).boxed().toList());
    }

    /// The part of the log that holds every segment appended at an instant or later, found by halving: a handful of
    /// reads, however long the log is. What is not there counts as older.
    ///
    /// @param appended with room for clocks of reducers that differ: where they do, an older segment may be left out
    LogPages since(Instant appended) {
        long low = first;
        long high = end + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<Segment> found = log.segments(shard, List.of(middle));
            found = found.isEmpty() ? page(middle) : found;
            if (found.isEmpty() || found.getFirst().appendedAt().isBefore(appended)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new LogPages(log, shard, low, end);
    }

    /// The lines of some segments that a rule keeps.
    List<LogLine> lines(List<Long> seqs, Predicate<LogLine> kept) {
        List<LogLine> lines = new ArrayList<>();
        for (int from = 0; from < seqs.size(); from += SEGMENTS_A_PAGE) {
            List<Long> page = seqs.subList(from, Math.min(seqs.size(), from + SEGMENTS_A_PAGE));
            for (Segment segment : log.segments(shard, page)) {
                segment.entries().stream().map(entry -> new LogLine(segment.seq(), entry)).filter(kept)
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
