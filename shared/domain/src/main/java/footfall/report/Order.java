package footfall.report;

/// By which column rows are ordered. What is not known comes last either way.
public record Order(Column column, boolean descending) {
    /// `asc` or `desc`.
    public String direction() {
        return descending ? "desc" : "asc";
    }
}
