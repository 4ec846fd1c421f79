package footfall.report;

import footfall.report.RowOrder.Line;
import footfall.rollup.Dimension;
import footfall.rollup.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Makes an answer of a table: fills in, orders, rounds, cuts to a page.
public final class Answers {
    private Answers() {}

    /// The answer to a question.
    ///
    /// @param table    all of its rows, of every shard
    /// @param pipeline what to say of arrivals, if asked
    /// @param known    what the reader should know beside what the table shows
    public static Answer of(Question question, Plan plan, Table table, Set<Tier> tiers, Prefix prefix,
                            SortedMap<String, Long> pipeline, List<Warning> known) {
        Map<RowKey, Tally> rows = new HashMap<>(table.rows());
        Tally total = table.total();
        List<String> currencies = question.metrics().stream().anyMatch(Metric::ofTakings)
                ? List.copyOf(total.takings().byCurrency().keySet()) : List.of();
        if (currencies.size() > 1 && !question.dimensions().contains(Dimension.EVENT_CURRENCY)) {
            // Rows whose amounts are of different currencies would look as if they could be compared.
            rows.replaceAll((_, tally) -> tally.telling(tally.users(), total.takings()));
        }
        if (question.isTimeline() || question.axes().isEmpty()) {
            for (int bucket = 0; bucket < plan.buckets().size(); bucket++) {
                rows.putIfAbsent(new RowKey(bucket, List.of()), Tally.NONE);
            }
        }
        List<Line> lines = new ArrayList<>();
        rows.forEach((key, tally) -> lines.add(Line.of(question, key, tally)));
        lines.sort(RowOrder.of(question));
        int skipped = question.after().stream().mapToInt(Cursor::offset).sum();
        int from = Math.min(skipped, lines.size());
        int to = Math.min(from + question.limit(), lines.size());
        List<Cursor> next = to == lines.size() ? List.of()
                : List.of(new Cursor(prefix.asOf(), QuestionMark.of(question), to, prefix.ends()));
        Set<Metric> estimated = question.metrics().stream()
                .filter(metric -> metric.isEstimated(total) || rows.values().stream().anyMatch(metric::isEstimated))
                .collect(Collectors.toSet());
        List<Warning> warnings = new ArrayList<>(others(question, rows));
        warnings.addAll(currencies.size() > 1 ? List.of(new Warning.SeveralCurrencies(currencies)) : List.of());
        warnings.addAll(known);
        return new Answer(question, lines.subList(from, to).stream().map(line -> row(question, plan, line)).toList(),
                prefix.asOf(), tiers, estimated, currencies, warnings, lines.size(),
                Line.of(question, new RowKey(0, List.of()), total).figures(), labels(question, plan), pipeline,
                next);
    }

    private static Row row(Question question, Plan plan, Line line) {
        List<String> labels = new ArrayList<>();
        for (Axis axis : question.axes()) {
            labels.add(switch (axis) {
                case Axis.Time _ -> label(question, plan.buckets().get(line.key().bucket()));
                case Axis.Key(Dimension dimension) ->
                        line.key().keys().get(question.dimensions().indexOf(dimension));
            });
        }
        return new Row(labels, line.figures());
    }

    private static String label(Question question, Bucket bucket) {
        return Labels.of(bucket.start(), question.zone());
    }

    private static List<String> labels(Question question, Plan plan) {
        return question.grain().isEmpty() ? List.of()
                : plan.buckets().stream().map(bucket -> label(question, bucket)).toList();
    }

    private static List<Warning> others(Question question, Map<RowKey, Tally> rows) {
        List<Dimension> dimensions = question.dimensions();
        if (dimensions.size() != 1) {
            return List.of();
        }
        List<Tally> others = rows.entrySet().stream()
                .filter(row -> row.getKey().keys().equals(List.of(Dimension.OTHER))).map(Map.Entry::getValue).toList();
        return others.isEmpty() ? List.of() : List.of(new Warning.OtherPresent(dimensions.getFirst().code(),
                others.stream().mapToLong(Tally::events).sum()));
    }
}
