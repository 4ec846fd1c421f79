package footfall.proof.scene;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.report.Answer;
import footfall.report.Figure;
import footfall.report.Row;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What somebody was answered while others worked.
///
/// @param begun for each shard the last seq of its log when it was asked
/// @param ended the same when it was answered
/// @param range what was asked about
/// @param total the answer to the question that is not split
/// @param pages the one split by page
/// @param sources the one split by source
record Asking(Site site, List<Long> begun, List<Long> ended, TimeRange range, Answer total, Answer pages,
              Answer sources) {
    /// Whether some prefix of the logs, at or after `begun` and at or before `ended`, adds up to the answer; else why
    /// not.
    List<String> complaints(Scene scene) {
        List<Long> ends = new ArrayList<>(begun);
        Map<String, List<Figure>> said = said();
        while (true) {
            if (counted(scene, ends).equals(said)) {
                return List.of();
            }
            int shard = 0;
            while (shard < ends.size() && ends.get(shard) >= ended.get(shard)) {
                ends.set(shard, begun.get(shard));
                shard++;
            }
            if (shard == ends.size()) {
                return List.of("an answer about " + range + " equals no prefix between " + begun + " and " + ended
                        + ": it says " + said + ", the last one counts " + counted(scene, ended));
            }
            ends.set(shard, ends.get(shard) + 1);
        }
    }

    private Map<String, List<Figure>> said() {
        Map<String, List<Figure>> rows = new TreeMap<>();
        total.rows().forEach(row -> rows.put("total", row.metrics()));
        add(rows, "page ", pages);
        add(rows, "source ", sources);
        return rows;
    }

    private static void add(Map<String, List<Figure>> rows, String prefix, Answer answer) {
        for (Row row : answer.rows()) {
            rows.put(prefix + String.join("", row.dimensions()), row.metrics());
        }
    }

    private Map<String, List<Figure>> counted(Scene scene, List<Long> ends) {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < ends.size(); number++) {
            long end = ends.get(number);
            scene.log().tail(new Shard(site.id(), number), 0).stream().filter(segment -> segment.seq() <= end)
                    .flatMap(segment -> segment.entries().stream()).forEach(entry -> {
                        if (entry instanceof Entry.Aggregated(Event event)) {
                            events.add(event);
                        }
                    });
        }
        Map<String, List<Figure>> rows = new TreeMap<>();
        rows.put("total", figures(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L), false));
        PlainCount.of(events, range, site.sessionTimeout()).forEach((key, row) -> {
            if (row.numbers().get(0) > 0 || row.numbers().get(3) > 0) {
                rows.put(key, figures(row.numbers(), key.startsWith("page ")));
            }
        });
        return rows;
    }

    private static List<Figure> figures(List<Long> row, boolean ofEvents) {
        List<Figure> figures = new ArrayList<>(row.subList(0, 3).stream().map(Figure::count).toList());
        if (!ofEvents) {
            figures.add(Figure.count(row.get(3)));
            figures.add(Figure.quotient(row.get(4), row.get(3), 6));
            figures.add(Figure.quotient(row.get(5), row.get(6), 0));
        }
        return figures;
    }
}
