package footfall.usecase.reconcile;

import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.recount.LogLine;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Reads a log from its beginning to one end, a page of segments at a time.
///
/// @param end the last seq that belongs to it
record LogPages(LogStore log, Shard shard, long end) {
    /// Segments that are held at a time.
    private static final int SEGMENTS_A_PAGE = 32;

    /// Hands on every segment, ascending.
    void forEach(Consumer<Segment> segments) {
        for (long first = 1; first <= end; first += SEGMENTS_A_PAGE) {
            long last = Math.min(end, first + SEGMENTS_A_PAGE - 1);
            log.segments(shard, LongStream.rangeClosed(first, last).boxed().toList()).forEach(segments);
        }
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
