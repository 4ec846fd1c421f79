package footfall.report;

import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/// Cuts a range at the minutes, hours or days of a zone's clock. A change of the clock ends a bucket too; a date that
/// the zone skipped has none.
final class Buckets {
    private Buckets() {}

    /// About how many buckets there will be, without making them.
    static long estimate(Grain grain, TimeRange range) {
        long ms = range.length().toMillis();
        long each = unit(grain).toMillis();
        return (ms + each - 1) / each;
    }

    /// The buckets of a range, in order.
    static List<Bucket> of(Grain grain, TimeRange range, ZoneId zone) {
        List<Bucket> buckets = new ArrayList<>();
        Instant start = floor(grain, range.from(), zone);
        while (start.isBefore(range.to())) {
            Instant end = next(grain, start, zone);
            Instant from = start.isBefore(range.from()) ? range.from() : start;
            Instant to = end.isAfter(range.to()) ? range.to() : end;
            buckets.add(new Bucket(start, new TimeRange(from, to)));
            start = end;
        }
        return buckets;
    }

    private static Duration unit(Grain grain) {
        return switch (grain) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }

    private static Instant floor(Grain grain, Instant instant, ZoneId zone) {
        if (grain == Grain.DAY) {
            return instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
        Instant start = floorByOffset(grain, instant, zone);
        ZoneOffsetTransition change = zone.getRules().previousTransition(instant.plusMillis(1));
        return change != null && change.getInstant().isAfter(start) ? change.getInstant() : start;
    }

    private static Instant floorByOffset(Grain grain, Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        long shift = offset.getTotalSeconds() * 1_000L;
        long each = unit(grain).toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli() + shift, each) * each - shift);
    }

    private static Instant next(Grain grain, Instant start, ZoneId zone) {
        if (grain == Grain.DAY) {
            LocalDate date = start.atZone(zone).toLocalDate();
            return date.plusDays(1).atStartOfDay(zone).toInstant();
        }
        Instant end = floorByOffset(grain, start, zone).plus(unit(grain));
        ZoneOffsetTransition change = zone.getRules().nextTransition(start);
        return change != null && change.getInstant().isBefore(end) ? change.getInstant() : end;
    }
}
