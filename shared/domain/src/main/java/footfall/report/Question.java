package footfall.report;

import footfall.rollup.Dimension;
import footfall.site.SiteId;
import footfall.time.TimeRange;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is asked, checked and with every default filled in.
///
/// @param metrics 1..`METRICS_MAX`
/// @param axes    0..`AXES_MAX`, at most one of time
/// @param range   not empty, at most `RANGE_DAYS_MAX` long
/// @param zone    the zone of buckets and labels
/// @param orders  a total order of rows
/// @param limit   1..`LIMIT_MAX` rows
/// @param after   where the last page ended; a list of none or one
public record Question(SiteId site, List<Metric> metrics, List<Axis> axes, TimeRange range, ZoneId zone,
                       List<Order> orders, int limit, Set<Include> include, List<Cursor> after) {
    /// The most metrics of a question.
    public static final int METRICS_MAX = 12;
    /// The most dimensions of a question.
    public static final int AXES_MAX = 4;
    /// The most columns that a question can order by.
    public static final int ORDERS_MAX = 4;
    /// The most rows of a page.
    public static final int LIMIT_MAX = 1_000;
    /// The rows of a page if nothing is said.
    public static final int LIMIT_DEFAULT = 100;
    /// The longest range, in days.
    public static final int RANGE_DAYS_MAX = 3_660;
    /// The most stretches that a range can be split into.
    public static final int TIME_BUCKETS_MAX = 10_000;
    /// The longest range of which the pipeline can be asked, in days: it reads each hour.
    public static final int PIPELINE_DAYS_MAX = 92;

    public Question {
        metrics = List.copyOf(metrics);
        axes = List.copyOf(axes);
        orders = List.copyOf(orders);
        EnumSet<Include> wanted = EnumSet.noneOf(Include.class);
        wanted.addAll(include);
        include = Collections.unmodifiableSet(wanted);
        after = List.copyOf(after);
    }

    /// Into which stretches of time it is split, if it is.
    public Optional<Grain> grain() {
        return axes.stream().<Grain>mapMulti((axis, sink) -> {
            if (axis instanceof Axis.Time(Grain grain)) {
                sink.accept(grain);
            }
        }).findFirst();
    }

    /// The dimensions by which it is split beside time, in order.
    public List<Dimension> dimensions() {
        return axes.stream().<Dimension>mapMulti((axis, sink) -> {
            if (axis instanceof Axis.Key(Dimension dimension)) {
                sink.accept(dimension);
            }
        }).toList();
    }

    /// Whether sessions have rows in its answer: not if it is split by something that only events have.
    public boolean countsSessions() {
        return dimensions().stream().allMatch(Dimension::ofVisit);
    }

    /// Whether it can not be answered without knowing sessions: also visitors are counted as those with whom their
    /// sessions began.
    public boolean needsSessions() {
        return metrics.stream().anyMatch(metric -> metric.ofSessions() || metric.ofVisitors())
                || dimensions().stream().anyMatch(Dimension::ofVisit);
    }

    /// Whether it counts where sessions start and end, by the names of these.
    public boolean countsEdges() {
        return include.contains(Include.SESSIONS);
    }

    /// Whether it asks when visitors came first.
    public boolean countsNewVisitors() {
        return metrics.stream().anyMatch(Metric::ofNewVisitors);
    }

    /// Whether it asks for what tallies tell of users and takings.
    public boolean asksForTold() {
        return metrics.stream().anyMatch(Metric::ofTold);
    }

    /// Whether it asks for users or money by what only visits know: then those of servers' events are counted in the
    /// visits in which they were earned.
    public boolean asksInVisits() {
        return asksForTold() && dimensions().stream().anyMatch(Dimension::ofVisit);
    }

    /// Whether it asks for money alone, by currency alone or by currency and time: then takings tell its rows.
    public boolean isOfCurrencies() {
        return dimensions().equals(List.of(Dimension.EVENT_CURRENCY))
                && metrics.stream().allMatch(Metric::ofTakings);
    }

    /// Whether its rows are those that rollups keep.
    boolean isKept() {
        return dimensions().stream().allMatch(dimension -> dimension.isKept()
                && !(dimension.ofVisit() && asksForTold())) || isOfCurrencies();
    }

    /// The same question over another range.
    Question over(TimeRange other) {
        return new Question(site, metrics, axes, other, zone, orders, limit, include, after);
    }

    /// Whether time is all that it is split by, so that rows of nothing are filled in.
    public boolean isTimeline() {
        return axes.size() == 1 && axes.getFirst() instanceof Axis.Time;
    }
}
