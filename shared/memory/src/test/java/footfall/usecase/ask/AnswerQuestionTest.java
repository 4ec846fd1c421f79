package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.report.Answer;
import footfall.report.Figure;
import footfall.report.Row;
import footfall.usecase.reduce.FoldTest;
import footfall.usecase.reduce.Recount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// An answer equals a plain recount of its range, whether it comes from days, hours or events.
class AnswerQuestionTest {
    private static final String METRICS = "events pageviews sessions bounce_rate visit_duration visitors new_visitors"
            + " returning_visitors";

    @Property(tries = 200)
    void anAnswerEqualsARecountOfItsRangeToTheMillisecond(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> events = FoldTest.events(random);
        Reporting reporting = arrived(events, random);
        for (int i = 0; i < 4; i++) {
            Instant from = FoldTest.BEGIN.plusSeconds(random.nextInt(180_000))
                    .plusMillis(random.nextBoolean() ? 0 : random.nextInt(1_000));
            Instant to = from.plusMillis(1 + random.nextInt(random.nextBoolean() ? 7_200_000 : 200_000_000));
            Recount recount = Recount.of(events, from, to, FoldTest.RULES.timeouts()::at);
            check(recount, reporting, "total", "", from, to);
            check(recount, reporting, "source", "visit:source", from, to);
            check(recount, reporting, "page", "event:page", from, to);
            check(recount, reporting, "name", "event:name", from, to);
        }
    }

    @Property(tries = 100)
    void rollupsAndEventsOneByOneAnswerTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Reporting reporting = arrived(FoldTest.events(random), random);
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kolkata")) {
            for (String axes : List.of("time:hour", "time:day", "visit:source", "time:day visit:source",
                    "visit:browser time:hour")) {
                List<String> byRollup = reporting.ask(METRICS).by(axes).zone(zone).limit("1000")
                        .in("2026-03-01", "2026-03-04").rows();
                assertEquals(reporting.ask(METRICS).by(axes).zone(zone).limit("1000").include("exact")
                        .in("2026-03-01", "2026-03-04").rows(), byRollup, zone + " " + axes);
            }
        }
    }

    private static Reporting arrived(List<Event> events, Random random) {
        Reporting reporting = new Reporting().timeouts(FoldTest.RULES.timeouts());
        List<Event> queue = new ArrayList<>(events);
        Collections.shuffle(queue, random);
        reporting.now = FoldTest.BEGIN.plusSeconds(random.nextInt(200_000));
        while (!queue.isEmpty()) {
            List<Event> message = queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(9)));
            reporting.send(message);
            message.clear();
            reporting.now = reporting.now.plusSeconds(random.nextInt(30_000));
            if (random.nextInt(3) == 0) {
                reporting.fold();
            }
        }
        return reporting;
    }

    private static void check(Recount recount, Reporting reporting, String what, String axis, Instant from,
                              Instant to) {
        Map<String, String> expected = new TreeMap<>();
        recount.rows.forEach((key, row) -> {
            List<Long> numbers = row.numbers();
            if (key.startsWith(what) && (numbers.get(0) > 0 || numbers.get(2) > 0)) {
                expected.put(key.substring(what.length()).strip(), text(numbers, axis));
            }
        });
        if (axis.isEmpty()) {
            expected.putIfAbsent("", text(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), axis));
        }
        Reporting.Ask ask = reporting.ask(axis.startsWith("event") ? "events pageviews visitors" : METRICS)
                .in(from.toString(), to.toString());
        Answer answer = (axis.isEmpty() ? ask : ask.by(axis)).answer();
        Map<String, String> found = new TreeMap<>();
        for (Row row : answer.rows()) {
            found.put(String.join("", row.dimensions()), Reporting.text(row.metrics()));
        }
        assertEquals(expected, found, what + " " + from + " " + to);
    }

    private static String text(List<Long> row, String axis) {
        Figure bounces = Figure.quotient(row.get(3), row.get(2), 6);
        Figure duration = Figure.quotient(row.get(4), row.get(5), 0);
        List<Figure> events = List.of(Figure.count(row.get(0)), Figure.count(row.get(1)));
        List<Figure> figures = new ArrayList<>(events);
        if (!axis.startsWith("event")) {
            figures.addAll(List.of(Figure.count(row.get(2)), bounces, duration));
        }
        figures.add(Figure.count(row.get(6)));
        if (!axis.startsWith("event")) {
            figures.add(Figure.count(row.get(7)));
            figures.add(Figure.count(Math.max(0, row.get(6) - row.get(7))));
        }
        return Reporting.text(figures);
    }
}
