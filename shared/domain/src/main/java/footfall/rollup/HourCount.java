package footfall.rollup;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.log.Segment;
import footfall.time.Hour;
import footfall.time.Minute;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Brings an hour's counters forward over segments. One sum, one thread.
public final class HourCount {
    private final HourCounters before;
    private final List<MinuteSlot> minutes;
    private final RollupBuilder own = new RollupBuilder();
    private final SortedMap<String, Long> pipeline;
    private long buckets;

    private HourCount(HourCounters before) {
        this.before = before;
        this.minutes = new ArrayList<>(before.minutes());
        this.pipeline = new TreeMap<>(before.pipeline());
        this.buckets = before.buckets();
        own.add(before.own());
    }

    /// The counters with every segment after their fold.
    ///
    /// @param segments ascending; those up to the counters' fold change nothing
    /// @param to       the fold of the result: the last seq of the prefix that the segments end
    public static HourCounters follow(HourCounters before, List<Segment> segments, long to) {
        HourCount count = new HourCount(before);
        segments.stream().filter(segment -> segment.seq() > before.fold())
                .forEach(segment -> segment.entries().forEach(entry -> count.add(entry, segment.seq())));
        return new HourCounters(before.shard(), before.hour(), Math.max(to, before.fold()), count.minutes,
                count.own.build(), count.buckets, count.pipeline);
    }

    private void add(Entry entry, long seq) {
        if (Hour.of(entry.receivedAt()).equals(before.hour())) {
            countArrival(entry);
        }
        if (entry instanceof Entry.Aggregated(Event event) && Hour.of(event.at()).equals(before.hour())) {
            countEvent(event, seq);
        }
    }

    private void countArrival(Entry entry) {
        switch (entry) {
            case Entry.Aggregated(Event event) -> {
                pipeline.merge("aggregated", 1L, Long::sum);
                if (event.clamped()) {
                    pipeline.merge("clamped", 1L, Long::sum);
                }
            }
            // Redriven ones are counted where they leave the list of failed events.
            case Entry.Skipped skipped -> {
                if (skipped.attempts() == 1) {
                    pipeline.merge("skipped." + skipped.reason().code(), 1L, Long::sum);
                }
            }
            case Entry.Failed failed -> pipeline.merge("failed." + failed.reason().code(), 1L, Long::sum);
            case Entry.Dropped dropped -> {
                if (dropped.count() > 0) {
                    pipeline.merge("dropped", (long) dropped.count(), Long::sum);
                }
            }
        }
    }

    private void countEvent(Event event, long seq) {
        boolean counted = event.what().counted();
        boolean view = event.what() instanceof What.PageView;
        int minute = Minute.of(event.at()).ofHour();
        MinuteSlot slot = minutes.get(minute);
        minutes.set(minute, new MinuteSlot(slot.events() + (counted ? 1 : 0), slot.pageviews() + (view ? 1 : 0),
                slot.segments().with(seq)));
        event.stream().ifPresent(stream -> buckets |= 1L << VisitorHash.bucket(stream.visitor()));
        event.streamBefore().ifPresent(stream -> buckets |= 1L << VisitorHash.bucket(stream.visitor()));
        if (counted) {
            Tally tally = EventTally.of(event);
            own.addTotal(event.stream().isEmpty() ? tally
                    : Tally.ofEvents(tally.events(), tally.pageviews(), Uniques.NONE)
                            .telling(tally.users(), tally.takings()).ofDaily(tally.daily()));
            Tally row = tally.ofDaily(0);
            own.addRow(Dimension.EVENT_NAME, Dimension.EVENT_NAME.row(event.what().name()), row);
            own.addRow(Dimension.EVENT_PAGE, Dimension.EVENT_PAGE.row(event.page().path()), row);
            if (event.stream().isEmpty()) {
                VisitValues.of(event.source(), event.technology(), event.place())
                        .addTo(own, row.telling(Uniques.NONE, Takings.NONE));
            }
        }
    }
}
