package footfall.visit;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.identity.Stream;
import footfall.log.Segment;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Brings a slot forward over segments.
public final class SlotFill {
    /// Up to this many events, an hour of a stream keeps each moment as a span of its own.
    public static final int FINE_STEPS_MAX = 64;
    /// The width of a span beyond that: the smallest session timeout, so that no gap is hidden.
    static final long CELL_MS = 10_000;

    private SlotFill() {}

    /// The slot with every segment after its fold.
    ///
    /// @param segments ascending; those up to the slot's fold change nothing
    /// @param to       the fold of the result: the last seq of the prefix that the segments end
    public static Slot follow(Slot before, List<Segment> segments, long to) {
        SortedMap<Stream, List<Span>> added = new TreeMap<>();
        SortedMap<Stream, SortedSet<String>> carriers = new TreeMap<>();
        before.carriers().forEach((stream, by) -> carriers.put(stream, new TreeSet<>(by)));
        segments.stream().filter(segment -> segment.seq() > before.fold())
                .flatMap(segment -> segment.entries().stream())
                .forEach(entry -> collect(before, entry, added, carriers));
        SortedMap<Stream, List<Span>> spans = new TreeMap<>(before.spans());
        added.forEach((stream, more) -> spans.merge(stream, arranged(more), SlotFill::together));
        return new Slot(before.shard(), before.hour(), before.bucket(), Math.max(to, before.fold()), spans,
                carriers);
    }

    private static void collect(Slot slot, Entry entry, SortedMap<Stream, List<Span>> added,
                                SortedMap<Stream, SortedSet<String>> carriers) {
        if (entry instanceof Entry.Aggregated(Event event) && Hour.of(event.at()).equals(slot.hour())) {
            event.stream().filter(stream -> VisitorHash.bucket(stream.visitor()) == slot.bucket())
                    .ifPresent(stream -> added.computeIfAbsent(stream, _ -> new ArrayList<>()).add(Span.of(event)));
            event.streamBefore().filter(stream -> VisitorHash.bucket(stream.visitor()) == slot.bucket())
                    .ifPresent(stream -> carriers.computeIfAbsent(stream, _ -> new TreeSet<>())
                            .add(event.who().visitor()));
        }
    }

    private static List<Span> together(List<Span> one, List<Span> other) {
        List<Span> all = new ArrayList<>(one);
        all.addAll(other);
        return arranged(all);
    }

    private static List<Span> arranged(List<Span> spans) {
        boolean fine = spans.stream().mapToInt(Span::steps).sum() <= FINE_STEPS_MAX;
        SortedMap<Long, Span> cells = new TreeMap<>();
        for (Span span : spans) {
            long ms = span.first().toEpochMilli();
            cells.merge(fine ? ms : Math.floorDiv(ms, CELL_MS), span, Span::plus);
        }
        return List.copyOf(cells.values());
    }
}
