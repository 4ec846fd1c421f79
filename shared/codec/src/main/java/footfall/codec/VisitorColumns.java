package footfall.codec;

import footfall.log.ViewKey;
import footfall.rollup.Dimension;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourVisitors;
import footfall.rollup.VisitValues;
import footfall.rollup.VisitorView;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who was seen first when. In order of time, so that the times cost least; the hashes are random in any order.
final class VisitorColumns {
    private static final Comparator<Map.Entry<Long, FirstSeen>> BY_TIME = Comparator
            .comparing((Map.Entry<Long, FirstSeen> entry) -> entry.getValue().at())
            .thenComparing(Map.Entry::getKey);

    private VisitorColumns() {}

    static void write(ColumnWriter out, HourVisitors visitors) {
        write(out, visitors.hour(), visitors.daily());
        write(out, visitors.hour(), visitors.given());
    }

    static HourVisitors read(ColumnReader in, ViewKey key, long fold) {
        Hour hour = new Hour(key.index());
        SortedMap<Long, FirstSeen> daily = read(in, hour);
        return new HourVisitors(key.shard(), hour, fold, daily, read(in, hour));
    }

    static void write(ColumnWriter out, VisitorView visitor) {
        out.times(List.of(visitor.first()), List.of(Instant.EPOCH));
    }

    static VisitorView visitor(ColumnReader in, ViewKey key, long fold) {
        return new VisitorView(key.shard(), key.index(), fold, in.times(List.of(Instant.EPOCH)).getFirst());
    }

    private static void write(ColumnWriter out, Hour hour, SortedMap<Long, FirstSeen> visitors) {
        List<Map.Entry<Long, FirstSeen>> entries = visitors.entrySet().stream().sorted(BY_TIME).toList();
        out.plain.varint(entries.size());
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(entry -> out.dense.fixed64(entry.getKey()));
        out.steps(entries.stream().map(entry -> entry.getValue().at()).toList(), hour.start());
        List<FirstSeen.Belonging> to = entries.stream().map(entry -> entry.getValue().to()).toList();
        out.flags(to.stream().map(FirstSeen.OfNone.class::isInstance).toList());
        List<String> sessions = new ArrayList<>();
        List<VisitValues> values = new ArrayList<>();
        for (FirstSeen.Belonging one : to) {
            switch (one) {
                case FirstSeen.OfVisit(String session) -> sessions.add(session);
                case FirstSeen.OfNone(VisitValues own) -> values.add(own);
            }
        }
        out.keys(sessions);
        out.dictionary(values, distinct -> values(out, distinct));
    }

    private static SortedMap<Long, FirstSeen> read(ColumnReader in, Hour hour) {
        SortedMap<Long, FirstSeen> visitors = new TreeMap<>();
        int count = in.plain.count();
        if (count == 0) {
            return visitors;
        }
        List<Long> hashes = ColumnReader.list(count, _ -> in.dense.fixed64());
        List<Instant> at = in.steps(count, hour.start());
        List<Boolean> own = in.flags(count);
        int owns = (int) own.stream().filter(flag -> flag).count();
        List<String> sessions = in.keys(count - owns);
        List<VisitValues> values = in.dictionary(owns, size -> values(in, size));
        int session = 0;
        int value = 0;
        for (int i = 0; i < count; i++) {
            FirstSeen.Belonging to = own.get(i) ? new FirstSeen.OfNone(values.get(value++))
                    : new FirstSeen.OfVisit(sessions.get(session++));
            visitors.put(hashes.get(i), new FirstSeen(at.get(i), to));
        }
        return visitors;
    }

    private static void values(ColumnWriter out, List<VisitValues> values) {
        List<Dimension> dimensions = List.copyOf(values.getFirst().rows().keySet());
        out.plain.varint(dimensions.size());
        for (Dimension dimension : dimensions) {
            out.plain.varint(RollupColumns.number(dimension));
            out.texts(values.stream().map(one -> one.rows().getOrDefault(dimension, "")).toList());
        }
    }

    private static List<VisitValues> values(ColumnReader in, int count) {
        List<Map<Dimension, String>> rows = ColumnReader.list(count, _ -> new EnumMap<>(Dimension.class));
        int dimensions = in.plain.count();
        for (int i = 0; i < dimensions; i++) {
            Dimension dimension = RollupColumns.dimension(in.plain.count());
            List<String> texts = in.texts(count);
            for (int row = 0; row < count; row++) {
                rows.get(row).put(dimension, texts.get(row));
            }
        }
        return rows.stream().map(VisitValues::new).toList();
    }
}
