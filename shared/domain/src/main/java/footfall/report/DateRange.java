package footfall.report;

/// A range of time as somebody wrote it.
public sealed interface DateRange {
    /// A name such as `7d`.
    record Preset(String name) implements DateRange {}

    /// Two dates, instants, milliseconds, or local date-times.
    record Pair(String from, String to) implements DateRange {}

    /// Something that is neither.
    record Unreadable() implements DateRange {}
}
