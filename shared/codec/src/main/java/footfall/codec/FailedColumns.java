package footfall.codec;

import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.log.ViewKey;
import footfall.time.Hour;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is failed now of an hour: its rows as columns, and some numbers.
final class FailedColumns {
    private FailedColumns() {}

    static void write(ColumnWriter out, FailedHour failed) {
        List<FailedRow> rows = failed.rows();
        out.plain.varint(rows.size());
        List<Instant> received = rows.stream().map(FailedRow::receivedAt).toList();
        out.steps(received, failed.hour().start());
        out.ids(rows.stream().map(FailedRow::id).toList(), received);
        out.texts(rows.stream().map(row -> row.reason().name()).toList());
        out.texts(rows.stream().map(FailedRow::detail).toList());
        out.codes(rows.stream().map(row -> (long) row.attempts()).toList());
        out.gaps(rows.stream().map(FailedRow::seq).toList());
        counts(out, failed.beyond());
        out.plain.varint(failed.redriven());
        counts(out, failed.skipped());
    }

    static FailedHour read(ColumnReader in, ViewKey key, long fold) {
        Hour hour = new Hour(key.index());
        int count = in.plain.count();
        List<Instant> received = in.steps(count, hour.start());
        List<EventId> ids = in.ids(received);
        List<String> reasons = in.texts(count);
        List<String> details = in.texts(count);
        List<Long> attempts = in.codes(count);
        List<Long> seqs = in.gaps(count);
        List<FailedRow> rows = ColumnReader.list(count, i -> new FailedRow(ids.get(i), received.get(i),
                FailReason.valueOf(reasons.get(i)), details.get(i), Math.toIntExact(attempts.get(i)), seqs.get(i)));
        SortedMap<String, Long> beyond = counts(in);
        long redriven = in.plain.varint();
        return new FailedHour(key.shard(), hour, fold, rows, beyond, redriven, counts(in));
    }

    private static void counts(ColumnWriter out, SortedMap<String, Long> counts) {
        out.plain.varint(counts.size());
        out.texts(List.copyOf(counts.keySet()));
        out.numbers(List.copyOf(counts.values()));
    }

    private static SortedMap<String, Long> counts(ColumnReader in) {
        int count = in.plain.count();
        List<String> names = in.texts(count);
        List<Long> numbers = in.numbers(count);
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            counts.put(names.get(i), numbers.get(i));
        }
        return counts;
    }
}
