package footfall.report;

import java.util.List;

/// One line of an answer.
///
/// @param dimensions a label for each dimension of the question, in its order
/// @param metrics    a figure for each metric, in its order
public record Row(List<String> dimensions, List<Figure> metrics) {
    public Row {
        dimensions = List.copyOf(dimensions);
        metrics = List.copyOf(metrics);
    }
}
