package footfall.report;

import footfall.rollup.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be counted.
public enum Metric implements Column {
    /// Page views, custom events and identifications.
    EVENTS("count", false),
    /// Events of type page view.
    PAGEVIEWS("count", false),
    /// Distinct visitors with a counted event.
    VISITORS("count", false),
    /// Sessions that start in the range or bucket.
    SESSIONS("count", true),
    /// Sessions with at most one page view, over sessions.
    BOUNCE_RATE("ratio", true),
    /// The mean duration of the sessions that have one above 0, in milliseconds.
    VISIT_DURATION("ms", true);

    /// Every name that a question can use.
    public static final List<String> CODES = Arrays.stream(values()).map(Metric::code).toList();
    private static final int RATIO_PLACES = 6;

    private final String unit;
    private final boolean ofSessions;

    Metric(String unit, boolean ofSessions) {
        this.unit = unit;
        this.ofSessions = ofSessions;
    }

    /// The metric of a name, if there is one.
    public static Optional<Metric> named(String code) {
        return Arrays.stream(values()).filter(metric -> metric.code().equals(code)).findFirst();
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `count`, `ratio` or `ms`.
    public String unit() {
        return unit;
    }

    /// Whether it counts sessions, which have no `event:` dimension.
    public boolean ofSessions() {
        return ofSessions;
    }

    /// What a tally says of it.
    public Figure of(Tally tally) {
        return switch (this) {
            case EVENTS -> Figure.count(tally.events());
            case PAGEVIEWS -> Figure.count(tally.pageviews());
            case VISITORS -> Figure.count(tally.visitors().count());
            case SESSIONS -> Figure.count(tally.sessions());
            case BOUNCE_RATE -> Figure.quotient(tally.bounces(), tally.sessions(), RATIO_PLACES);
            case VISIT_DURATION -> Figure.quotient(tally.durationMs(), tally.durations(), 0);
        };
    }
}
