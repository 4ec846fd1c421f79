package footfall.report;

import java.util.List;

/// A question as somebody wrote it: nothing in it is believed yet. "" stands for what was left out.
///
/// @param dateRange a list of none or one
/// @param limit     the number as it was written
/// @param include   names of what was set to true
public record Claim(String site, List<String> metrics, List<String> dimensions, List<DateRange> dateRange,
                    String timeZone, List<Ordering> orderBy, String limit, List<String> include, String cursor) {
    public Claim {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        dateRange = List.copyOf(dateRange);
        orderBy = List.copyOf(orderBy);
        include = List.copyOf(include);
    }

    /// One wish for an order of rows.
    public record Ordering(String column, String direction) {}
}
