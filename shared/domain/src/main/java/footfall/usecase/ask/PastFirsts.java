package footfall.usecase.ask;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.identity.Fingerprint;
import footfall.log.Segment;
import footfall.prefix.ShardState;
import footfall.rollup.VisitorHash;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// When given visitors came first, as it was known when the log ended earlier.
final class PastFirsts {
    /// The most segments that may have been appended since.
    private static final long SEGMENTS_MAX = 2_000;
    private static final int SEGMENTS_AT_ONCE = 64;

    private PastFirsts() {}

    /// The first counted event of those given visitors of some segments that came before an instant. Only what is known
    /// now is stored: it was the same then, unless the event came since; empty if it did, or if too much came since to
    /// tell.
    ///
    /// @param from the segments hold every event from then on that can matter
    static Optional<Map<Long, Instant>> of(ShardState state, Collection<Segment> segments, Instant from, long end) {
        Map<Long, Instant> earliest = new HashMap<>();
        segments.forEach(segment -> segment.entries().forEach(entry -> take(entry, earliest)));
        if (state.end() - end > SEGMENTS_MAX) {
            return earliest.isEmpty() ? Optional.of(earliest) : Optional.empty();
        }
        Map<Long, Instant> firsts = state.newVisitors().firsts(earliest.keySet());
        firsts.values().removeIf(first -> !first.isBefore(from));
        Map<Long, Instant> before = new HashMap<>(firsts);
        before.keySet().removeIf(visitor -> !firsts.get(visitor).isBefore(earliest.get(visitor)));
        for (long seq = end + 1; !before.isEmpty() && seq <= state.end(); seq += SEGMENTS_AT_ONCE) {
            List<Long> some = LongStream.rangeClosed(seq, Math.min(state.end(), seq + SEGMENTS_AT_ONCE - 1)).boxed()
                    .toList();
            Map<Long, Instant> since = new HashMap<>();
            state.segments(some).forEach(segment -> segment.entries().forEach(entry -> take(entry, since)));
            if (before.entrySet().stream().anyMatch(first -> first.getValue().equals(since.get(first.getKey())))) {
                return Optional.empty();
            }
        }
        return Optional.of(firsts);
    }

    private static void take(Entry entry, Map<Long, Instant> earliest) {
        if (entry instanceof Entry.Aggregated(Event event) && event.what().counted()
                && !event.who().visitor().isEmpty() && !Fingerprint.isDaily(event.who().visitor())) {
            earliest.merge(VisitorHash.of(event.who().visitor()), event.at(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
    }
}
