package footfall.report;

import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Says which instants a written range means, by the clock of a zone.
public final class DateRanges {
    /// Every name that a question can use.
    public static final List<String> PRESETS = List.of("day", "yesterday", "24h", "7d", "28d", "30d", "91d", "month",
            "last_month", "6mo", "12mo", "year", "all");
    private static final String PATH = "date_range";
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private DateRanges() {}

    /// The half-open range that is meant: not empty, at most `Question.RANGE_DAYS_MAX` long.
    public static Checked<TimeRange> resolve(DateRange range, ZoneId zone, Instant now) {
        return switch (range) {
            case DateRange.Preset(String name) -> preset(name, zone, now);
            case DateRange.Pair pair -> pair(pair, zone);
            case DateRange.Unreadable _ -> invalid("it");
        };
    }

    private static Checked<TimeRange> preset(String name, ZoneId zone, Instant now) {
        Instant ms = now.truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = now.atZone(zone).toLocalDate();
        YearMonth month = YearMonth.from(today);
        return switch (name) {
            case "day" -> dates(today, today.plusDays(1), zone);
            case "yesterday" -> dates(today.minusDays(1), today, zone);
            case "24h" -> new Checked.Fine<>(new TimeRange(ms.minus(Duration.ofHours(24)), ms));
            case "7d", "28d", "30d", "91d" ->
                    dates(today.minusDays(Integer.parseInt(name.substring(0, name.length() - 1))), today, zone);
            case "month" -> dates(month.atDay(1), month.plusMonths(1).atDay(1), zone);
            case "last_month" -> dates(month.minusMonths(1).atDay(1), month.atDay(1), zone);
            case "6mo" -> dates(month.minusMonths(6).atDay(1), month.atDay(1), zone);
            case "12mo" -> dates(month.minusMonths(12).atDay(1), month.atDay(1), zone);
            case "year" -> dates(today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1), zone);
            case "all" -> dates(today.minusDays(Question.RANGE_DAYS_MAX - 1), today.plusDays(1), zone);
            default -> Checked.bad("unknown_preset", PATH, Nearest.unknown("preset", name, PRESETS));
        };
    }

    private static Checked<TimeRange> dates(LocalDate first, LocalDate after, ZoneId zone) {
        return new Checked.Fine<>(new TimeRange(first.atStartOfDay(zone).toInstant(),
                after.atStartOfDay(zone).toInstant()));
    }

    private static Checked<TimeRange> pair(DateRange.Pair pair, ZoneId zone) {
        TimeMark from = TimeMark.read(pair.from());
        TimeMark to = TimeMark.read(pair.to());
        if (from instanceof TimeMark.Unreadable) {
            return invalid("\"" + shown(pair.from()) + "\"");
        }
        if (to instanceof TimeMark.Unreadable) {
            return invalid("\"" + shown(pair.to()) + "\"");
        }
        if (from.getClass() != to.getClass()) {
            return invalid("a pair of two kinds");
        }
        return between(from.begins(zone), to.ends(zone), zone);
    }

    private static Checked<TimeRange> between(Instant from, Instant to, ZoneId zone) {
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            return Checked.bad("invalid_date_range", PATH, "date_range: must lie between 1970 and 2200");
        }
        if (!from.isBefore(to)) {
            return Checked.bad("range_empty", PATH, "date_range: from " + Labels.of(from, zone) + " is not before to "
                    + Labels.of(to, zone));
        }
        if (to.isAfter(from.atZone(zone).plusDays(Question.RANGE_DAYS_MAX).toInstant())) {
            return Checked.bad("range_too_long", PATH, "date_range: %,d days, at most %,d"
                    .formatted(Duration.between(from, to).toDays(), Question.RANGE_DAYS_MAX));
        }
        return new Checked.Fine<>(new TimeRange(from, to));
    }

    private static Checked<TimeRange> invalid(String what) {
        return Checked.bad("invalid_date_range", PATH, "date_range: " + what + " can not be read; allowed: "
                + String.join(", ", PRESETS) + "; or a list of two dates (the last one is included), two instants with"
                + " offset or in milliseconds, or two local date-times");
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
