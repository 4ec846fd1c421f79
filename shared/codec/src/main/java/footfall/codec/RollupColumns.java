package footfall.codec;

import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A rollup as columns over all its rows: the total first, then each dimension's rows.
final class RollupColumns {
    private RollupColumns() {}

    static void write(ColumnWriter out, Rollup rollup) {
        List<Tally> tallies = new ArrayList<>(List.of(rollup.total()));
        out.plain.varint(rollup.keys().size());
        rollup.keys().forEach((dimension, rows) -> {
            out.plain.varint(number(dimension));
            out.plain.varint(rows.size());
            rows.keySet().forEach(out.plain::text);
            tallies.addAll(rows.values());
        });
        for (Function<Tally, Long> field : List.<Function<Tally, Long>>of(Tally::events, Tally::pageviews,
                Tally::sessions, Tally::bounces, Tally::durationMs, Tally::durations, Tally::newVisitors)) {
            out.numbers(tallies.stream().map(field).toList());
        }
        UniquesColumn.write(out, tallies.stream().map(Tally::visitors).toList());
        TakingsColumns.write(out, tallies);
    }

    static Rollup read(ColumnReader in) {
        Map<Dimension, List<String>> names = new EnumMap<>(Dimension.class);
        int dimensions = in.plain.count();
        List<Dimension> order = new ArrayList<>();
        int count = 1;
        for (int i = 0; i < dimensions; i++) {
            Dimension dimension = dimension(in.plain.count());
            List<String> rows = ColumnReader.list(in.plain.count(), _ -> in.plain.text());
            order.add(dimension);
            names.put(dimension, rows);
            count += rows.size();
        }
        List<Tally> tallies = tallies(in, count);
        Map<Dimension, SortedMap<String, Tally>> keys = new EnumMap<>(Dimension.class);
        int next = 1;
        for (Dimension dimension : order) {
            SortedMap<String, Tally> rows = new TreeMap<>();
            for (String row : names.getOrDefault(dimension, List.of())) {
                rows.put(row, tallies.get(next++));
            }
            keys.put(dimension, rows);
        }
        return new Rollup(tallies.getFirst(), keys);
    }

    private static List<Tally> tallies(ColumnReader in, int count) {
        List<List<Long>> fields = ColumnReader.list(6, _ -> in.numbers(count));
        // Version 1 did not count new visitors.
        fields.add(in.version < 2 ? Collections.nCopies(count, 0L) : in.numbers(count));
        List<Uniques> visitors = UniquesColumn.read(in, count);
        List<Tally> tallies = ColumnReader.list(count, i -> new Tally(fields.get(0).get(i), fields.get(1).get(i),
                fields.get(2).get(i), fields.get(3).get(i), fields.get(4).get(i), fields.get(5).get(i),
                fields.get(6).get(i), visitors.get(i)));
        // Versions 1 and 2 counted neither users nor takings.
        return in.version < 3 ? TakingsColumns.untold(tallies) : TakingsColumns.read(in, tallies);
    }

    /// The number under which a dimension is stored, for ever; its place in the enum may change.
    static int number(Dimension dimension) {
        return switch (dimension) {
            case EVENT_NAME -> 1;
            case EVENT_PAGE -> 2;
            case VISIT_SOURCE -> 3;
            case VISIT_REFERRER -> 4;
            case UTM_SOURCE -> 5;
            case UTM_MEDIUM -> 6;
            case UTM_CAMPAIGN -> 7;
            case UTM_TERM -> 8;
            case UTM_CONTENT -> 9;
            case BROWSER -> 10;
            case OS -> 11;
            case DEVICE -> 12;
            case COUNTRY -> 13;
            case EVENT_CURRENCY -> 14;
            case VISIT_CHANNEL -> 15;
        };
    }

    static Dimension dimension(int number) {
        return Arrays.stream(Dimension.values()).filter(dimension -> number(dimension) == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dimension: " + number + ", must be a known number"));
    }
}
