package footfall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.site.Kept;
import footfall.site.SiteId;
import footfall.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Kept KEPT = new Kept(Instant.parse("2026-03-10T10:20:00Z"), Instant.EPOCH, Instant.EPOCH,
            Instant.parse("2026-03-05T07:40:00Z"), Instant.parse("2026-02-01T07:40:00Z"));

    private static Question question(String from, String to, String zone, Axis... axes) {
        List<Order> orders = new ArrayList<>();
        Stream.of(axes).forEach(axis -> orders.add(new Order(axis, false)));
        return new Question(new SiteId("site"), List.of(Metric.EVENTS), List.of(axes),
                new TimeRange(Instant.parse(from), Instant.parse(to)), ZoneId.of(zone), orders, 100, Set.of(),
                List.of());
    }

    private static String shown(Window window) {
        return window.question().range().from() + " " + window.question().range().to() + " "
                + String.join(",", window.warnings().stream().map(Warning::code).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T10:20:00Z,2026-03-10T10:45:00Z,2026-03-10T10:20:00Z 2026-03-10T10:45:00Z ",
        "2026-03-10T10:19:59.999Z,2026-03-10T10:45:00Z,2026-03-10T10:00:00Z 2026-03-10T11:00:00Z edges_rounded",
        "2026-03-10T10:19:00Z,2026-03-10T11:45:00Z,2026-03-10T10:00:00Z 2026-03-10T11:45:00Z edges_rounded",
        "2026-03-10T09:00:00Z,2026-03-10T10:00:00Z,2026-03-10T09:00:00Z 2026-03-10T10:00:00Z ",
        "2026-03-10T08:15:00Z,2026-03-10T09:00:00Z,2026-03-10T08:00:00Z 2026-03-10T09:00:00Z edges_rounded",
        "2026-03-05T08:00:00Z,2026-03-05T09:00:00Z,2026-03-05T08:00:00Z 2026-03-05T09:00:00Z ",
        "2026-03-05T07:00:00Z,2026-03-05T09:00:00Z,2026-03-05T00:00:00Z 2026-03-06T00:00:00Z edges_rounded",
        "2026-03-02T08:15:00Z,2026-03-02T09:00:00Z,2026-03-02T00:00:00Z 2026-03-03T00:00:00Z edges_rounded",
        "2026-03-02T08:15:00Z,2026-03-10T10:45:00Z,2026-03-02T00:00:00Z 2026-03-10T11:00:00Z edges_rounded",
        "2026-01-01T08:15:00Z,2026-03-10T00:00:00Z,2026-02-02T00:00:00Z 2026-03-10T00:00:00Z before_retention",
        "2026-01-01T08:15:00Z,2026-01-10T00:00:00Z,2026-01-10T00:00:00Z 2026-01-10T00:00:00Z before_retention",
    })
    void edgesMoveOutwardToTheFinestTierThatIsKept(String from, String to, String expected) {
        assertEquals(expected, shown(Window.of(question(from, to, "UTC"), KEPT)).strip());
    }

    @Test
    void whatOnlyEventsCanAnswerIsCutWhereTheyBegin() {
        Axis minutes = new Axis.Time(Grain.MINUTE);
        assertEquals("2026-03-10T10:20:00Z 2026-03-10T11:00:00Z raw_expired",
                shown(Window.of(question("2026-03-10T09:00:00Z", "2026-03-10T11:00:00Z", "UTC", minutes), KEPT)));
        Window gone = Window.of(question("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", "UTC", minutes), KEPT);
        assertEquals(List.of(), gone.buckets());
        assertEquals(List.of(), Plan.of(gone).scans());
    }

    @Test
    void hoursBeginWhereHoursAreKept() {
        Window window = Window.of(question("2026-03-05T06:00:00Z", "2026-03-05T10:00:00Z", "UTC",
                new Axis.Time(Grain.HOUR)), KEPT);
        assertEquals("2026-03-05T08:00:00Z 2026-03-05T10:00:00Z hours_expired", shown(window));
        assertEquals(2, window.buckets().size());
    }

    @Test
    void daysOfAZoneThatCutsHoursBeginWithTheNearestHourAndSaySo() {
        Window window = Window.of(question("2026-03-07T18:30:00Z", "2026-03-10T18:30:00Z", "Asia/Kolkata",
                new Axis.Time(Grain.DAY)), KEPT);
        assertEquals("2026-03-07T18:00:00Z 2026-03-10T18:30:00Z edges_rounded", shown(window));
        assertEquals(List.of("2026-03-07T18:30:00Z 2026-03-07T18:00:00Z 2026-03-08T18:00:00Z",
                "2026-03-08T18:00:00Z 2026-03-08T18:00:00Z 2026-03-09T18:00:00Z",
                "2026-03-09T18:00:00Z 2026-03-09T18:00:00Z 2026-03-10T18:30:00Z"), window.buckets().stream()
                .map(bucket -> bucket.start() + " " + bucket.range().from() + " " + bucket.range().to()).toList());
        Plan plan = Plan.of(window);
        assertEquals(List.of(new TimeRange(Instant.parse("2026-03-10T18:00:00Z"),
                Instant.parse("2026-03-10T18:30:00Z"))), plan.scans());
    }

    @Test
    void whereNothingIsExpiredNothingMoves() {
        Question question = question("2026-03-01T18:31:00Z", "2026-03-10T18:30:30Z", "Asia/Kolkata",
                new Axis.Time(Grain.DAY));
        Window window = Window.of(question, Kept.EVERYTHING);
        assertEquals(question, window.question());
        assertEquals(Plan.of(question), Plan.of(window));
        assertEquals(List.of(), window.warnings());
    }
}
