package footfall.report;

import footfall.rollup.Dimension;
import footfall.rollup.Tally;
import java.util.Comparator;
import java.util.List;

/// Puts rows into the total order of a question.
final class RowOrder {
    private RowOrder() {}

    /// A row before its labels are written.
    record Line(RowKey key, List<Figure> figures) {
        static Line of(Question question, RowKey key, Tally tally) {
            return new Line(key, question.metrics().stream().map(metric -> metric.of(tally)).toList());
        }
    }

    static Comparator<Line> of(Question question) {
        return question.orders().stream().map(order -> by(question, order)).reduce(Comparator::thenComparing)
                .orElse((_, _) -> 0);
    }

    private static Comparator<Line> by(Question question, Order order) {
        return switch (order.column()) {
            case Axis.Time _ -> turned(Comparator.comparingInt(line -> line.key().bucket()), order);
            case Axis.Key(Dimension dimension) -> {
                int index = question.dimensions().indexOf(dimension);
                yield turned((one, other) -> CodePoints.compare(one.key().keys().get(index),
                        other.key().keys().get(index)), order);
            }
            case Metric metric -> {
                int index = question.metrics().indexOf(metric);
                yield (one, other) -> compare(one.figures().get(index), other.figures().get(index), order);
            }
        };
    }

    private static Comparator<Line> turned(Comparator<Line> ascending, Order order) {
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static int compare(Figure one, Figure other, Order order) {
        if (one.known().isPresent() && other.known().isPresent()) {
            int ascending = one.known().get().compareTo(other.known().get());
            return order.descending() ? -ascending : ascending;
        }
        return Boolean.compare(one instanceof Figure.None, other instanceof Figure.None);
    }
}
