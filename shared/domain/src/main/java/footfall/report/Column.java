package footfall.report;

/// A column of an answer: something to split by, or something to count.
public sealed interface Column permits Axis, Metric {
    /// The name that questions and answers use.
    String code();
}
