package footfall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.site.SiteId;
import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A range is cut at the clock of a zone, and nothing is lost at the cuts.
class BucketsTest {
    @ParameterizedTest
    @CsvSource({
        "HOUR, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 23, 2026-03-29T00:00:00.000+01:00",
        "HOUR, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 25, 2026-10-25T00:00:00.000+02:00",
        "DAY, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-30T22:00:00Z, 2, 2026-03-29T00:00:00.000+01:00",
        "HOUR, Asia/Kolkata, 2026-03-01T00:00:00Z, 2026-03-01T02:00:00Z, 3, 2026-03-01T05:00:00.000+05:30",
        "DAY, Asia/Kathmandu, 2026-03-01T18:15:00Z, 2026-03-02T18:15:00Z, 1, 2026-03-02T00:00:00.000+05:45",
        // a date that the zone skipped has no bucket
        "DAY, Pacific/Apia, 2011-12-29T10:00:00Z, 2011-12-31T10:00:00Z, 2, 2011-12-29T00:00:00.000-10:00",
        // a clock that is put back by half an hour
        "HOUR, Australia/Lord_Howe, 2026-04-04T14:00:00Z, 2026-04-04T16:30:00Z, 3, 2026-04-05T01:00:00.000+11:00",
        "MINUTE, UTC, 2026-03-01T00:00:30Z, 2026-03-01T00:02:30Z, 3, 2026-03-01T00:00:00.000Z",
    })
    void aRangeIsCutAtTheClock(Grain grain, String zone, String from, String to, int count, String first) {
        ZoneId id = ZoneId.of(zone);
        List<Bucket> buckets = Buckets.of(grain, new TimeRange(Instant.parse(from), Instant.parse(to)), id);
        assertEquals(count, buckets.size(), buckets.toString());
        assertEquals(first, Labels.of(buckets.getFirst().start(), id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns"})
    void planAndBucketsLeaveNothingOutAndTakeNothingTwice(String zone) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400))
                    .plusMillis(random.nextInt(3) * 7L);
            TimeRange range = new TimeRange(from, from.plusMillis(1 + random.nextInt(3 * 86_400_000)));
            check(Grain.values()[i % 3], range, ZoneId.of(zone));
        }
    }

    private static void check(Grain grain, TimeRange range, ZoneId id) {
        List<Bucket> buckets = Buckets.of(grain, range, id);
        assertEquals(range.from(), buckets.getFirst().range().from());
        assertEquals(range.to(), buckets.getLast().range().to());
        for (int i = 1; i < buckets.size(); i++) {
            assertEquals(buckets.get(i - 1).range().to(), buckets.get(i).range().from());
        }
        Plan plan = Plan.of(new Question(new SiteId("demo"), List.of(Metric.EVENTS),
                List.of(new Axis.Time(grain)), range, id, List.of(), 1, Set.of(), List.of()));
        Duration all = Stream.of(plan.days(), plan.hours(), plan.scans()).flatMap(List::stream)
                .map(TimeRange::length).reduce(Duration.ZERO, Duration::plus);
        assertEquals(range.length(), all);
    }
}
