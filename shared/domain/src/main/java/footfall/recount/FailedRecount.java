package footfall.recount;

import footfall.event.Entry;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.time.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What failed of the events that arrived in an hour, listed again.
public final class FailedRecount {
    private final Hour hour;
    private final SortedMap<String, FailedRow> rows = new TreeMap<>();
    private final SortedMap<String, Long> beyond = new TreeMap<>();
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private long redriven;

    /// Lists an hour.
    ///
    /// @param lines all that arrived in the hour, in the order of the log; what did not is left out
    public FailedRecount(Hour hour, List<LogLine> lines) {
        this.hour = hour;
        for (LogLine line : lines) {
            Entry entry = line.entry();
            if (hour.range().contains(entry.receivedAt())) {
                String event = entry.receivedAt().toEpochMilli() + " " + entry.receivedAt() + " " + entry.id();
                if (entry instanceof Entry.Failed failed) {
                    failed(event, failed, line.seq());
                } else if (rows.remove(event) != null) {
                    redriven++;
                    if (entry instanceof Entry.Skipped skip && skip.attempts() > 1) {
                        skipped.merge(skip.reason().code(), 1L, Long::sum);
                    }
                }
            }
        }
    }

    private void failed(String event, Entry.Failed failed, long seq) {
        FailedRow before = rows.get(event);
        if (before == null && rows.size() >= FailedHour.ROWS_MAX) {
            beyond.merge(failed.reason().code(), 1L, Long::sum);
        } else if (before == null || failed.attempts() >= before.attempts()) {
            rows.put(event, new FailedRow(failed.id(), failed.receivedAt(), failed.reason(), failed.detail(),
                    failed.attempts(), seq));
        }
    }

    /// Where an hour's list says something else.
    public List<Difference> differences(FailedHour view) {
        String where = "failed " + hour.start();
        List<Difference> found = new ArrayList<>();
        SortedMap<String, FailedRow> there = new TreeMap<>();
        view.rows().forEach(row -> there.put(row.receivedAt().toEpochMilli() + " " + row.receivedAt() + " " + row.id(),
                row));
        rows.forEach((event, row) -> Comparison.text(where, "event " + row.id(), row.toString(),
                there.containsKey(event) ? there.get(event).toString() : "no row", found));
        there.forEach((event, row) -> {
            if (!rows.containsKey(event)) {
                Comparison.text(where, "event " + row.id(), "no row", row.toString(), found);
            }
        });
        Comparison.text(where, "beyond", beyond.toString(), view.beyond().toString(), found);
        Comparison.number(where, "redriven", redriven, view.redriven(), found);
        Comparison.text(where, "skipped", skipped.toString(), view.skipped().toString(), found);
        return found;
    }
}
