package footfall.report;

import footfall.rollup.Takings;
import footfall.rollup.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be counted.
public enum Metric implements Column {
    /// Page views, custom events and identifications.
    EVENTS("count", Subject.EVENTS),
    /// Events of type page view.
    PAGEVIEWS("count", Subject.EVENTS),
    /// Distinct visitors with a counted event.
    VISITORS("count", Subject.EVENTS),
    /// Distinct users with a counted event.
    USERS("count", Subject.EVENTS),
    /// Visitors whose first counted event of all time lies in the range or bucket.
    NEW_VISITORS("count", Subject.WHOLE_VISITORS),
    /// The other visitors: those who came before.
    RETURNING_VISITORS("count", Subject.WHOLE_VISITORS),
    /// Sessions that start in the range or bucket.
    SESSIONS("count", Subject.SESSIONS),
    /// Sessions with at most one page view, over sessions.
    BOUNCE_RATE("ratio", Subject.SESSIONS),
    /// The mean duration of the sessions that have one above 0, in milliseconds.
    VISIT_DURATION("ms", Subject.SESSIONS),
    /// What events earned, exact; none if they did so in several currencies.
    REVENUE("decimal", Subject.EVENTS),
    /// The same over the events that tell of money; none also if none does.
    AVERAGE_REVENUE("decimal", Subject.EVENTS);

    /// Every name that a question can use.
    public static final List<String> CODES = Arrays.stream(values()).map(Metric::code).toList();
    private static final int RATIO_PLACES = 6;

    private final String unit;
    private final Subject subject;

    Metric(String unit, Subject subject) {
        this.unit = unit;
        this.subject = subject;
    }

    /// What is counted; only events have `event:` dimensions.
    private enum Subject { EVENTS, SESSIONS, WHOLE_VISITORS }

    /// The metric of a name, if there is one.
    public static Optional<Metric> named(String code) {
        return Arrays.stream(values()).filter(metric -> metric.code().equals(code)).findFirst();
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `count`, `ratio`, `ms`, or `decimal`: a text of 6 places.
    public String unit() {
        return unit;
    }

    /// Whether it counts sessions.
    public boolean ofSessions() {
        return subject == Subject.SESSIONS;
    }

    /// Whether it asks when visitors came first.
    public boolean ofNewVisitors() {
        return subject == Subject.WHOLE_VISITORS;
    }

    /// Whether it counts visitors, new or not.
    public boolean ofVisitors() {
        return this == VISITORS || ofNewVisitors();
    }

    /// Whether it tells of money.
    public boolean ofTakings() {
        return this == REVENUE || this == AVERAGE_REVENUE;
    }

    /// Whether it needs what tallies tell of users and takings.
    public boolean ofTold() {
        return this == USERS || ofTakings();
    }

    /// Whether what a tally says of it is an estimate.
    public boolean isEstimated(Tally tally) {
        return switch (this) {
            case VISITORS, RETURNING_VISITORS -> !tally.visitors().isExact();
            case USERS -> !tally.users().isExact();
            case EVENTS, PAGEVIEWS, NEW_VISITORS, SESSIONS, BOUNCE_RATE, VISIT_DURATION, REVENUE,
                 AVERAGE_REVENUE -> false;
        };
    }

    /// What has no `event:` dimension, in words; empty if it is events that are counted.
    public Optional<String> whole() {
        return switch (subject) {
            case EVENTS -> Optional.empty();
            case SESSIONS -> Optional.of("sessions");
            case WHOLE_VISITORS -> Optional.of("visitors as a whole");
        };
    }

    /// What a tally says of it.
    public Figure of(Tally tally) {
        return switch (this) {
            case EVENTS -> Figure.count(tally.events());
            case PAGEVIEWS -> Figure.count(tally.pageviews());
            case VISITORS -> Figure.count(tally.visitors().count());
            case USERS -> Figure.count(tally.users().count());
            case NEW_VISITORS -> Figure.count(tally.newVisitors());
            case RETURNING_VISITORS ->
                    Figure.count(Math.max(0, tally.visitors().count() - tally.newVisitors()));
            case SESSIONS -> Figure.count(tally.sessions());
            case BOUNCE_RATE -> Figure.quotient(tally.bounces(), tally.sessions(), RATIO_PLACES);
            case VISIT_DURATION -> Figure.quotient(tally.durationMs(), tally.durations(), 0);
            case REVENUE -> tally.takings().isNone() ? Figure.money(BigDecimal.ZERO)
                    : tally.takings().single().stream().map(sum -> Figure.money(sum.amount())).findFirst()
                            .orElse(Figure.NONE);
            case AVERAGE_REVENUE -> tally.takings().single().stream().map(Metric::mean).findFirst()
                    .orElse(Figure.NONE);
        };
    }

    private static Figure mean(Takings.Sum sum) {
        return Figure.money(sum.amount().divide(BigDecimal.valueOf(sum.events()), Takings.PLACES,
                RoundingMode.HALF_EVEN));
    }
}
