package footfall.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an answer can carry beside its rows.
public enum Include {
    /// How many rows there are in all.
    TOTAL_ROWS,
    /// The metrics over the whole range, not split.
    TOTALS,
    /// The labels of every bucket of the time dimension.
    TIME_LABELS,
    /// What became of the events that arrived in the hours of the range.
    PIPELINE,
    /// Every key by its name, from a scan of events, instead of `(other)`.
    EXACT,
    /// Where sessions start and end, as rows by their names, as lists of events show them.
    SESSIONS;

    /// Every name that a question can use.
    public static final List<String> CODES = Arrays.stream(values()).map(Include::code).toList();

    /// The name that questions and answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of a name, if there is one.
    public static Optional<Include> named(String code) {
        return Arrays.stream(values()).filter(include -> include.code().equals(code)).findFirst();
    }
}
