package footfall.report;

import footfall.rollup.Dimension;
import footfall.site.Site;
import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Turns a claim into a question, or says everything that is wrong with it. One claim, one thread.
public final class QuestionCheck {
    private final Claim claim;
    private final List<Fault> faults = new ArrayList<>();

    private QuestionCheck(Claim claim) {
        this.claim = claim;
    }

    /// The question of a site that a claim makes, its ranges told from `now`; with a cursor, from when its first page
    /// was made.
    public static Checked<Question> of(Claim claim, Site site, Instant now) {
        return new QuestionCheck(claim).check(site, now);
    }

    private Checked<Question> check(Site site, Instant now) {
        List<Cursor> after = claim.cursor().isEmpty() ? List.of() : take(Cursor.read(claim.cursor(), now));
        Instant asked = after.isEmpty() ? now : after.getFirst().asOf();
        List<Metric> metrics = metrics();
        List<Axis> axes = axes();
        ZoneId zone = zone(site);
        List<TimeRange> range = range(zone, asked);
        Set<Include> include = include();
        int limit = limit();
        combine(metrics, axes);
        if (include.contains(Include.SESSIONS)) {
            countEdges(metrics, axes);
        }
        if (faults.isEmpty()) {
            range.forEach(known -> measure(known, axes, include));
        }
        List<Order> orders = faults.isEmpty() ? OrderCheck.of(claim.orderBy(), metrics, axes, faults) : List.of();
        if (!faults.isEmpty()) {
            return new Checked.Bad<>(faults);
        }
        return match(new Question(site.id(), metrics, axes, range.getFirst(), zone, orders, limit, include, after));
    }

    private <T> List<T> take(Checked<T> checked) {
        return switch (checked) {
            case Checked.Fine<T>(T value) -> List.of(value);
            case Checked.Bad<T>(List<Fault> found) -> {
                faults.addAll(found);
                yield List.of();
            }
        };
    }

    private void fault(String code, String path, String message) {
        faults.add(new Fault(code, path, message));
    }

    private List<Metric> metrics() {
        if (claim.metrics().isEmpty() || claim.metrics().size() > Question.METRICS_MAX) {
            fault("invalid_query", "metrics", "metrics: " + claim.metrics().size() + ", must be 1 to "
                    + Question.METRICS_MAX + " of: " + String.join(", ", Metric.CODES));
            return List.of();
        }
        return named("metric", "metrics", claim.metrics(), Metric::named, Metric.CODES);
    }

    private List<Axis> axes() {
        if (claim.dimensions().size() > Question.AXES_MAX) {
            fault("invalid_query", "dimensions", "dimensions: " + claim.dimensions().size() + ", must be 0 to "
                    + Question.AXES_MAX);
            return List.of();
        }
        return named("dimension", "dimensions", claim.dimensions(), Axis::named, Axis.CODES);
    }

    private <T> List<T> named(String what, String path, List<String> codes, Function<String, Optional<T>> find,
                              List<String> allowed) {
        List<T> found = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            Optional<T> one = find.apply(codes.get(i));
            if (one.isEmpty()) {
                fault("unknown_" + what, path + "[" + i + "]", Nearest.unknown(what, codes.get(i), allowed));
            } else if (found.contains(one.get())) {
                fault("invalid_query", path + "[" + i + "]", path + ": \"" + codes.get(i) + "\" is there twice");
            } else {
                found.add(one.get());
            }
        }
        return found;
    }

    private ZoneId zone(Site site) {
        if (claim.timeZone().isEmpty()) {
            return site.timeZone();
        }
        if (!ZoneId.getAvailableZoneIds().contains(claim.timeZone())) {
            fault("invalid_time_zone", "time_zone", "time_zone: must be an IANA name such as Europe/Berlin");
            return site.timeZone();
        }
        return ZoneId.of(claim.timeZone());
    }

    private List<TimeRange> range(ZoneId zone, Instant asked) {
        if (claim.dateRange().isEmpty()) {
            fault("invalid_date_range", "date_range", "date_range: missing; allowed: "
                    + String.join(", ", DateRanges.PRESETS) + "; or a list of two dates, instants or local date-times");
            return List.of();
        }
        return take(DateRanges.resolve(claim.dateRange().getFirst(), zone, asked));
    }

    private Set<Include> include() {
        Set<Include> include = EnumSet.noneOf(Include.class);
        for (String code : claim.include()) {
            Include.named(code).ifPresentOrElse(include::add, () -> fault("invalid_query", "include." + code,
                    Nearest.unknown("include", code, Include.CODES)));
        }
        return include;
    }

    private int limit() {
        if (claim.limit().isEmpty()) {
            return Question.LIMIT_DEFAULT;
        }
        boolean number = claim.limit().length() <= 4 && claim.limit().chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = number ? Integer.parseInt(claim.limit()) : 0;
        if (limit < 1 || limit > Question.LIMIT_MAX) {
            fault("invalid_limit", "limit", "limit: must be a whole number, 1 to %,d".formatted(Question.LIMIT_MAX));
        }
        return limit;
    }

    private void combine(List<Metric> metrics, List<Axis> axes) {
        List<Axis> times = axes.stream().filter(axis -> axis instanceof Axis.Time).toList();
        if (times.size() > 1) {
            fault("unsupported_combination", "dimensions", times.get(0).code() + " and " + times.get(1).code()
                    + " can not be combined; possible: one time dimension");
        }
        List<String> events = axes.stream().<String>mapMulti((axis, sink) -> {
            if (axis instanceof Axis.Key(Dimension dimension) && !dimension.ofVisit()) {
                sink.accept(dimension.code());
            }
        }).toList();
        for (int i = 0; i < metrics.size() && !events.isEmpty(); i++) {
            Metric metric = metrics.get(i);
            String path = "metrics[" + i + "]";
            metric.whole().ifPresent(what -> fault("unsupported_combination", path, metric.code() + " is a metric of "
                    + what + " and can not be split by " + events.getFirst() + "; possible: time:*, visit:*;"
                    + " or filter by " + events.getFirst()));
        }
    }

    /// Where sessions start and end is told by name and time alone, and is counted as events are.
    private void countEdges(List<Metric> metrics, List<Axis> axes) {
        Axis name = new Axis.Key(Dimension.EVENT_NAME);
        String possible = " with include.sessions; possible: the metric events by event:name, and by time:* too";
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i) != Metric.EVENTS) {
                fault("unsupported_combination", "metrics[" + i + "]", metrics.get(i).code() + " can not be counted"
                        + possible);
            }
        }
        for (int i = 0; i < axes.size(); i++) {
            if (!(axes.get(i) instanceof Axis.Time) && !axes.get(i).equals(name)) {
                fault("unsupported_combination", "dimensions[" + i + "]", axes.get(i).code() + " can not be combined"
                        + possible);
            }
        }
        if (!claim.dimensions().contains(name.code())) {
            fault("unsupported_combination", "include.sessions", "include.sessions: counts session_start and"
                    + " session_end by their names, so it needs the dimension event:name");
        }
    }

    private void measure(TimeRange range, List<Axis> axes, Set<Include> include) {
        for (Axis axis : axes) {
            if (axis instanceof Axis.Time(Grain grain)
                    && Buckets.estimate(grain, range) > Question.TIME_BUCKETS_MAX) {
                fault("too_many_buckets", "dimensions", "%s over this range makes %,d buckets, at most %,d"
                        .formatted(grain.code(), Buckets.estimate(grain, range), Question.TIME_BUCKETS_MAX));
            }
        }
        boolean longer = range.length().compareTo(Duration.ofDays(Question.PIPELINE_DAYS_MAX)) > 0;
        if (include.contains(Include.PIPELINE) && longer) {
            fault("range_too_long", "include.pipeline", "include.pipeline: %,d days, at most %,d"
                    .formatted(range.length().toDays(), Question.PIPELINE_DAYS_MAX));
        }
    }

    private Checked<Question> match(Question question) {
        boolean other = !question.after().isEmpty() && question.after().getFirst().mark() != QuestionMark.of(question);
        return other ? Checked.bad("cursor_mismatch", "cursor", "cursor: belongs to another question")
                : new Checked.Fine<>(question);
    }
}
