package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Event;
import footfall.event.What;
import footfall.report.Answer;
import footfall.report.Fault;
import footfall.report.Labels;
import footfall.report.Warning;
import footfall.usecase.reduce.Happenings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The acceptance cases of reports, by their ids. What is counted holds before and after the fold.
class ReportCasesTest {
    private static final String DAY = "2026-03-09T";

    private static Event view(int number, String time, String path) {
        return Happenings.view(number, DAY + time + "Z", "v1", path, "");
    }

    private static Event someone(int number, String time) {
        return Happenings.view(number, DAY + time + "Z", "v" + number, "/", "");
    }

    private static Stream<Arguments> counted() {
        List<Event> sr31 = List.of(view(1, "10:50:00", "/a"), view(2, "11:00:00", "/b"), view(3, "11:10:00", "/c"));
        List<Event> sr37 = List.of(view(1, "07:10:00", "/a"), view(2, "07:11:00", "/b"));
        List<Event> sr42 = List.of(someone(1, "10:00:00.000"), someone(2, "10:00:00.001"),
                someone(3, "10:00:00.999"));
        return Stream.of(
                counts("SR-31 by hour", sr31, ask -> ask.by("time:hour"), "sessions pageviews visitors",
                        "10:00:00", "12:00:00", "2026-03-09T10:00:00.000Z: 1 1 1", "2026-03-09T11:00:00.000Z: 0 2 1"),
                counts("SR-31 over both", sr31, ask -> ask, "sessions pageviews visitors", "10:00:00", "12:00:00",
                        "1 3 1"),
                counts("SR-37 the row with events", sr37, ask -> ask.by("time:hour").order("events", "desc").limit("1"),
                        "events bounce_rate visit_duration", "00:00:00", "23:00:00",
                        "2026-03-09T07:00:00.000Z: 2 0 60000"),
                counts("SR-37 a row without", sr37, ask -> ask.by("time:hour"), "events bounce_rate visit_duration",
                        "08:00:00", "09:00:00", "2026-03-09T08:00:00.000Z: 0 null null"),
                counts("SR-42 [.000, .001)", sr42, ask -> ask, "events", "10:00:00.000", "10:00:00.001", "1"),
                counts("SR-42 [.001, .999)", sr42, ask -> ask, "events", "10:00:00.001", "10:00:00.999", "1"),
                counts("SR-42 [.999, +1 s)", sr42, ask -> ask, "events", "10:00:00.999", "10:00:01.000", "1"),
                counts("SR-42 [.000, +1 s)", sr42, ask -> ask, "events", "10:00:00.000", "10:00:01.000", "3"));
    }

    private static Arguments counts(String id, List<Event> events,
                                    UnaryOperator<Reporting.Ask> shape, String metrics,
                                    String from, String to, String... rows) {
        return Arguments.of(id, events, shape, metrics, DAY + from + "Z", DAY + to + "Z", List.of(rows));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counted")
    void countsBeforeAndAfterTheFold(String id, List<Event> events,
                                     UnaryOperator<Reporting.Ask> shape, String metrics,
                                     String from, String to, List<String> rows) {
        Reporting reporting = new Reporting().send(events);
        assertEquals(rows, shape.apply(reporting.ask(metrics)).in(from, to).rows(), id + " before");
        reporting.fold();
        assertEquals(rows, shape.apply(reporting.ask(metrics)).in(from, to).rows(), id + " after");
    }

    @Test
    void sr17OneIdSentFiveTimesCountsOnceAndTheFirstContentStands() {
        Reporting reporting = new Reporting();
        reporting.now = Instant.parse(DAY + "10:00:05Z");
        Event first = view(1, "10:00:00", "/first");
        Event other = view(1, "10:00:00", "/other");
        reporting.send(first, first).send(other).fold().send(first, other).send(first, other);
        Answer answer = reporting.ask("events").by("event:page").in("2026-03-09", "2026-03-09").include("pipeline")
                .answer();
        assertEquals(List.of("/first: 1"), reporting.ask("events").by("event:page").in("2026-03-09", "2026-03-09")
                .rows());
        assertEquals(1L, answer.pipeline().get("aggregated"));
        assertTrue(answer.pipeline().get("skipped.duplicate") >= 4, answer.pipeline().toString());
    }

    private static Stream<Arguments> refused() {
        return Stream.of(
                refuses("SR-32 unknown metric", ask -> ask, "pageview", "unknown_metric", "metrics[0]",
                        "unknown metric \"pageview\"; did you mean \"pageviews\"? allowed: events, pageviews, visitors,"
                                + " users, new_visitors, returning_visitors,"
                                + " sessions, bounce_rate, visit_duration, revenue, average_revenue"),
                refuses("SR-32 a metric of sessions by a dimension of events", ask -> ask.by("event:name"),
                        "events bounce_rate", "unsupported_combination", "metrics[1]",
                        "bounce_rate is a metric of sessions and can not be split by event:name; possible: time:*,"
                                + " visit:*; or filter by event:name"),
                refuses("SR-26 new visitors by a dimension of events", ask -> ask.by("event:page"),
                        "visitors new_visitors", "unsupported_combination", "metrics[1]",
                        "new_visitors is a metric of visitors as a whole and can not be split by event:page; possible:"
                                + " time:*, visit:*; or filter by event:page"),
                refuses("SR-34 limit 0", ask -> ask.limit("0"), "events", "invalid_limit", "limit",
                        "limit: must be a whole number, 1 to 1,000"),
                refuses("SR-34 limit -1", ask -> ask.limit("-1"), "events", "invalid_limit", "limit",
                        "limit: must be a whole number, 1 to 1,000"),
                refuses("SR-34 limit 1,001", ask -> ask.limit("1001"), "events", "invalid_limit", "limit",
                        "limit: must be a whole number, 1 to 1,000"),
                refuses("SR-34 garbage as cursor", ask -> ask.after("garbage"), "events", "cursor_invalid", "cursor",
                        "cursor: not one that an answer's meta.next_cursor gave"),
                refuses("SR-36 from = to", ask -> ask.in(DAY + "10:00:00Z", DAY + "10:00:00Z"), "events",
                        "range_empty", "date_range", "date_range: from 2026-03-09T10:00:00.000Z is not before to"
                                + " 2026-03-09T10:00:00.000Z"),
                refuses("SR-36 20 years", ask -> ask.in("2006-01-01", "2025-12-31"), "events", "range_too_long",
                        "date_range", "date_range: 7,305 days, at most 3,660"),
                refuses("SR-36 minutes of 8 days", ask -> ask.by("time:minute").in("2026-03-01", "2026-03-08"),
                        "events", "too_many_buckets", "dimensions",
                        "time:minute over this range makes 11,520 buckets, at most 10,000"),
                refuses("unknown dimension", ask -> ask.by("visit:sauce"), "events", "unknown_dimension",
                        "dimensions[0]", "unknown dimension \"visit:sauce\"; did you mean \"visit:source\"? allowed: "
                                + "time:minute, time:hour, time:day, event:name, event:page,"
                                + " event:currency, visit:source, "
                                + "visit:referrer, visit:utm_source, visit:utm_medium, visit:utm_campaign, "
                                + "visit:utm_term, visit:utm_content, visit:channel, visit:browser, "
                                + "visit:os, visit:device, visit:country"),
                refuses("two time dimensions", ask -> ask.by("time:day time:hour"), "events",
                        "unsupported_combination", "dimensions",
                        "time:day and time:hour can not be combined; possible: one time dimension"),
                refuses("order by something not asked", ask -> ask.order("visitors", "desc"), "events",
                        "invalid_order_by", "order_by[0]", "order_by: must be a metric or dimension of this question"
                                + " with asc or desc; possible: events"),
                refuses("a zone that is none", ask -> ask.zone("Mars/Olympus"), "events", "invalid_time_zone",
                        "time_zone", "time_zone: must be an IANA name such as Europe/Berlin"));
    }

    private static Arguments refuses(String id, UnaryOperator<Reporting.Ask> shape, String metrics,
                                     String code, String path, String message) {
        return Arguments.of(id, shape, metrics, new Fault(code, path, message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesWithCodePathAndText(String id, UnaryOperator<Reporting.Ask> shape, String metrics,
                                    Fault fault) {
        assertEquals(List.of(fault), shape.apply(new Reporting().ask(metrics)).faults(), id);
    }

    private static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("7d", "Europe/Berlin", "2026-03-03T00:00:00.000+01:00", "2026-03-10T00:00:00.000+01:00"),
                Arguments.of("24h", "Europe/Berlin", "2026-03-09T12:00:00.000+01:00", "2026-03-10T12:00:00.000+01:00"),
                Arguments.of("2026-03-01 2026-03-02", "Europe/Berlin", "2026-03-01T00:00:00.000+01:00",
                        "2026-03-03T00:00:00.000+01:00"));
    }

    @ParameterizedTest(name = "SR-35 {0}")
    @MethodSource("ranges")
    void sr35RangesAreHalfOpenAndEchoedWithOffsets(String range, String zone, String from, String to) {
        Reporting reporting = new Reporting().zone(zone);
        reporting.now = Instant.parse("2026-03-10T11:00:00Z");
        String[] pair = range.split(" ");
        Reporting.Ask ask = reporting.ask("events");
        Answer answer = (pair.length == 1 ? ask.in(pair[0]) : ask.in(pair[0], pair[1])).answer();
        ZoneId echoed = answer.question().zone();
        assertEquals(List.of(from, to), List.of(Labels.of(answer.question().range().from(), echoed),
                Labels.of(answer.question().range().to(), echoed)));
    }

    @Test
    void sr37ALoneTimeDimensionIsFilledWithRowsOfNothing() {
        Reporting reporting = new Reporting().send(view(1, "07:10:00", "/a"), view(2, "07:11:00", "/b"));
        List<String> rows = reporting.ask("events bounce_rate").by("time:hour").in("2026-03-09", "2026-03-09").rows();
        assertEquals(24, rows.size());
        assertEquals(23, rows.stream().filter(row -> row.endsWith(": 0 null")).count());
        assertEquals("2026-03-09T07:00:00.000Z: 2 0", rows.get(7));
        reporting.fold();
        assertEquals(rows, reporting.ask("events bounce_rate").by("time:hour").in("2026-03-09", "2026-03-09").rows());
    }

    @Test
    void sr41NothingIsEverSubtracted() {
        Reporting reporting = new Reporting().send(someone(20, "00:20:00"), someone(30, "00:30:00"),
                someone(40, "00:40:00")).fold();
        reporting.send(IntStream.range(0, 10).mapToObj(i -> someone(i, "00:0%d:00".formatted(i))).toList());
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("3"), reporting.ask("events").in(DAY + "00:15:00Z", DAY + "01:00:00Z").rows());
            assertEquals(List.of("10"), reporting.ask("events").in(DAY + "00:00:00Z", DAY + "00:15:00Z").rows());
            assertEquals(List.of("13"), reporting.ask("events").in(DAY + "00:00:00Z", DAY + "01:00:00Z").rows());
            reporting.fold();
        }
    }

    @Test
    void sr43DaysOfAZoneHave23And25Hours() {
        Reporting reporting = new Reporting().zone("Europe/Berlin");
        int number = 0;
        for (String day : List.of("2026-03-29", "2026-10-25")) {
            Instant from = LocalDate.parse(day).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
            Instant to = LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneId.of("Europe/Berlin"))
                    .toInstant();
            List<Event> events = new ArrayList<>();
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
                events.add(Happenings.event(number++, at, "v", "/", "", new What.PageView()));
            }
            reporting.send(events).fold();
            List<String> hours = reporting.ask("events").by("time:hour").in(day, day).rows();
            assertEquals(day.equals("2026-03-29") ? List.of("1380") : List.of("1500"),
                    reporting.ask("events").in(day, day).rows());
            assertEquals(day.equals("2026-03-29") ? 23 : 25, hours.size());
            assertTrue(hours.stream().allMatch(hour -> hour.endsWith(": 60")), hours.toString());
        }
        List<String> twice = reporting.ask("events").by("time:hour").in("2026-10-25", "2026-10-25").rows();
        assertEquals(List.of("2026-10-25T02:00:00.000+02:00: 60", "2026-10-25T02:00:00.000+01:00: 60"),
                twice.subList(2, 4));
    }

    @Test
    void sr44DaysAndHoursThatBeginAtHalfPastCutHoursAndAreExact() {
        Reporting reporting = new Reporting().zone("Asia/Kolkata");
        Instant from = Instant.parse("2026-03-05T00:00:00Z");
        reporting.send(IntStream.range(0, 3 * 96).mapToObj(i -> Happenings.event(i, from.plusSeconds(i * 900L), "v" + i,
                "/p", "", new What.PageView())).toList());
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("2026-03-06T00:00:00.000+05:30: 96", "2026-03-07T00:00:00.000+05:30: 96"),
                    reporting.ask("events").by("time:day").in("2026-03-06", "2026-03-07").rows());
            List<String> hours = reporting.ask("events").by("time:hour event:page").in("2026-03-06", "2026-03-07")
                    .rows();
            assertEquals(48, hours.size());
            assertTrue(hours.stream().allMatch(hour -> hour.endsWith("+05:30 /p: 4")), hours.toString());
            reporting.fold();
        }
    }

    @Test
    void sr46AnHourNamesItsThousandLargestKeysAndAddsUpTheRest() {
        Reporting reporting = new Reporting();
        List<Event> events = new ArrayList<>();
        for (int page = 0; page < 1_500; page++) {
            for (int i = 0; i < 1 + page % 3; i++) {
                events.add(Happenings.view(events.size(), DAY + "10:00:00Z", "v", "/" + page, ""));
            }
        }
        Collections.shuffle(events, new Random(46));
        reporting.send(events.subList(0, 1_700)).fold().send(events.subList(1_700, events.size()));
        Reporting.Ask ask = reporting.ask("events").by("event:page").in(DAY + "10:00Z", DAY + "11:00Z").limit("1000")
                .include("totals");
        List<String> rows = ask.rows();
        for (int i = 0; i < 2; i++) {
            Answer answer = ask.answer();
            assertEquals(1_001, answer.totalRows());
            assertEquals("3000", Reporting.text(answer.totals()));
            assertEquals(List.of(new Warning.OtherPresent("event:page", 500)), answer.warnings());
            assertEquals(rows, ask.rows());
            assertEquals("(other): 500", rows.getFirst());
            reporting.fold();
        }
        assertEquals(1_500, ask.include("exact").answer().totalRows());
    }
}
