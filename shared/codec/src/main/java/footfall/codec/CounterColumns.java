package footfall.codec;

import footfall.log.ViewKey;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.Runs;
import footfall.time.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The counters of an hour: its minutes as columns, what became of arrivals, and its rollup.
final class CounterColumns {
    private static final int MINUTES = 60;

    private CounterColumns() {}

    static void write(ColumnWriter out, HourCounters counters) {
        List<MinuteSlot> minutes = counters.minutes();
        out.numbers(minutes.stream().map(MinuteSlot::events).toList());
        out.numbers(minutes.stream().map(MinuteSlot::pageviews).toList());
        out.codes(minutes.stream().map(minute -> (long) minute.segments().bounds().size()).toList());
        out.gaps(minutes.stream().flatMap(minute -> minute.segments().bounds().stream()).toList());
        out.dense.fixed64(counters.buckets());
        out.plain.varint(counters.pipeline().size());
        out.texts(List.copyOf(counters.pipeline().keySet()));
        out.numbers(List.copyOf(counters.pipeline().values()));
        RollupColumns.write(out, counters.own());
    }

    static HourCounters read(ColumnReader in, ViewKey key, long fold) {
        List<Long> events = in.numbers(MINUTES);
        List<Long> pageviews = in.numbers(MINUTES);
        List<Integer> sizes = in.codes(MINUTES).stream().map(Math::toIntExact).toList();
        List<Long> bounds = in.gaps(sizes.stream().mapToInt(Integer::intValue).sum());
        List<MinuteSlot> minutes = new ArrayList<>();
        int from = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            int to = from + sizes.get(minute);
            minutes.add(new MinuteSlot(events.get(minute), pageviews.get(minute), new Runs(bounds.subList(from, to))));
            from = to;
        }
        long buckets = in.dense.fixed64();
        int count = in.plain.count();
        List<String> names = in.texts(count);
        List<Long> numbers = in.numbers(count);
        SortedMap<String, Long> pipeline = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            pipeline.put(names.get(i), numbers.get(i));
        }
        Rollup own = RollupColumns.read(in);
        return new HourCounters(key.shard(), new Hour(key.index()), fold, minutes, own, buckets, pipeline);
    }
}
