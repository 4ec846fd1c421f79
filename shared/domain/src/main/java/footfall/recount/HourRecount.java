package footfall.recount;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Fingerprint;
import footfall.rollup.Dimension;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One hour's counters, counted again.
public final class HourRecount {
    private static final long MINUTE_MS = 60_000;

    private final Hour hour;
    private final long[] events = new long[60];
    private final long[] pageviews = new long[60];
    private final List<SortedSet<Long>> segments = new ArrayList<>();
    private final Counter counter = new Counter();
    private final SortedMap<String, Long> pipeline = new TreeMap<>();

    /// Counts an hour.
    ///
    /// @param lines all that happened or arrived in the hour; what did neither is left out
    public HourRecount(Hour hour, List<LogLine> lines) {
        this.hour = hour;
        for (int minute = 0; minute < 60; minute++) {
            segments.add(new TreeSet<>());
        }
        for (LogLine line : lines) {
            if (hour.range().contains(line.entry().receivedAt())) {
                arrived(line.entry());
            }
            if (line.entry() instanceof Entry.Aggregated(Event event) && hour.range().contains(event.at())) {
                happened(event, line.seq());
            }
        }
    }

    /// What the events of the hour add up to by themselves.
    public Rollup own() {
        return counter.rollup();
    }

    /// Where an hour's counters say something else.
    public List<Difference> differences(HourCounters view) {
        String where = "counters " + hour.start();
        List<Difference> found = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            MinuteSlot slot = view.minutes().get(minute);
            String at = "minute " + minute;
            Comparison.number(where, at + " events", events[minute], slot.events(), found);
            Comparison.number(where, at + " pageviews", pageviews[minute], slot.pageviews(), found);
            String said = slot.segments().seqs().mapToObj(Long::toString).collect(Collectors.joining(" "));
            String counted = segments.get(minute).stream().map(String::valueOf).collect(Collectors.joining(" "));
            Comparison.text(where, at + " segments", counted, said, found);
        }
        Comparison.text(where, "pipeline", pipeline.toString(), view.pipeline().toString(), found);
        found.addAll(Comparison.rollups(where, own(), view.own()));
        return found;
    }

    private void arrived(Entry entry) {
        switch (entry) {
            case Entry.Aggregated _ -> pipeline.merge("aggregated", 1L, Long::sum);
            case Entry.Skipped skipped when skipped.attempts() > 1 -> { }
            case Entry.Skipped skipped -> pipeline.merge("skipped." + skipped.reason().code(), 1L, Long::sum);
            case Entry.Failed failed -> pipeline.merge("failed." + failed.reason().code(), 1L, Long::sum);
            case Entry.Dropped dropped when dropped.count() == 0 -> { }
            case Entry.Dropped dropped -> pipeline.merge("dropped", (long) dropped.count(), Long::sum);
        }
        if (entry instanceof Entry.Aggregated(Event event) && event.clamped()) {
            pipeline.merge("clamped", 1L, Long::sum);
        }
    }

    private void happened(Event event, long seq) {
        int minute = (int) ((event.at().toEpochMilli() - hour.start().toEpochMilli()) / MINUTE_MS);
        segments.get(minute).add(seq);
        if (!event.what().counted()) {
            return;
        }
        int views = event.what() instanceof What.PageView ? 1 : 0;
        events[minute]++;
        pageviews[minute] += views;
        Set<Long> visitor = event.who().visitor().isEmpty() ? Set.of() : Set.of(VisitorHash.of(event.who().visitor()));
        boolean alone = !event.who().visits() || event.who().visitor().isEmpty();
        Counter.Cell name = counter.row(Dimension.EVENT_NAME, event.what().name());
        Counter.Cell page = counter.row(Dimension.EVENT_PAGE, event.page().path());
        counter.total().addEvents(1, views, alone ? visitor : Set.of());
        if (Fingerprint.isDaily(event.who().visitor())) {
            counter.total().addDaily();
        }
        for (Counter.Cell row : List.of(name, page)) {
            row.addEvents(1, views, visitor);
        }
        for (Counter.Cell cell : List.of(counter.total(), name, page)) {
            tell(event, cell);
        }
        if (alone) {
            Values.of(event.source(), event.technology(), event.place())
                    .forEach((dimension, value) -> counter.row(dimension, value).addEvents(1, views, visitor));
        }
    }

    private static void tell(Event event, Counter.Cell cell) {
        if (!event.who().user().isEmpty()) {
            cell.addUser(VisitorHash.of(event.who().user()));
        }
        if (event.what() instanceof What.Custom custom) {
            custom.revenue().forEach(cell::addRevenue);
        }
    }
}
