package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of edges, uniques and many keys, through the real functions, before and after the fold.
class RangeCasesTest {
    private static final String DAY = "`date_range`:[`2026-03-09`,`2026-03-09`]";

    private final HandHouse house = new HandHouse();

    private static String view(String time, String visitor, String page) {
        return HandHouse.view("2026-03-09T" + time + "Z", visitor, "https://e.com" + page);
    }

    private void counts(String events, String from, String to) {
        assertEquals(List.of(events), house.rows("`metrics`:[`events`],`date_range`:[`2026-03-09T" + from
                + "Z`,`2026-03-09T" + to + "Z`]"), from + " to " + to);
    }

    @Test
    @DisplayName("SR-41: three folded, ten not: nothing is subtracted")
    void subtractsNothing() {
        house.take(view("00:20:00", "a", "/"), view("00:30:00", "b", "/"), view("00:40:00", "c", "/"));
        house.fold();
        house.take(IntStream.range(0, 10).mapToObj(i -> view("00:0" + i + ":00", "v" + i, "/")).toList());
        house.holds(() -> {
            counts("3", "00:15:00", "01:00:00");
            counts("10", "00:00:00", "00:15:00");
            counts("13", "00:00:00", "01:00:00");
        });
    }

    @Test
    @DisplayName("SR-42: ranges are exact to the millisecond")
    void isExactToTheMillisecond() {
        house.take(view("10:00:00.000", "a", "/"), view("10:00:00.001", "b", "/"), view("10:00:00.999", "c", "/"));
        house.holds(() -> {
            counts("1", "10:00:00.000", "10:00:00.001");
            counts("1", "10:00:00.001", "10:00:00.999");
            counts("1", "10:00:00.999", "10:00:01.000");
            counts("3", "10:00:00.000", "10:00:01.000");
        });
    }

    @Test
    @DisplayName("SR-45: 200 visitors are exactly 200, and in each of 24 hours 200 over the day")
    void countsFewVisitorsExactly() {
        house.take(IntStream.range(0, 200).mapToObj(i -> view("00:%02d:00".formatted(i % 60), "v" + i, "/")).toList());
        house.holds(() -> assertEquals(List.of("200"), house.rows("`metrics`:[`visitors`]," + DAY)));
        for (int hour = 1; hour < 24; hour++) {
            int now = hour;
            house.take(IntStream.range(0, 200).mapToObj(i -> view("%02d:%02d:00".formatted(now, i % 60), "v" + i, "/"))
                    .toList());
        }
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`visitors`]," + DAY);
            assertEquals(List.of("200"), HandHouse.rows(answer));
            assertFalse(answer.at("/meta/approx").has("visitors"), answer::toString);
            assertEquals(24, house.rows("`metrics`:[`visitors`],`dimensions`:[`time:hour`]," + DAY).stream()
                    .filter(row -> row.endsWith(": 200")).count());
        });
    }

    @Test
    @DisplayName("SR-45: 3,000 visitors within five percent, said to be about so many")
    void estimatesManyVisitors() {
        house.take(IntStream.range(0, 3_000).mapToObj(i -> view("10:%02d:00".formatted(i % 60), "v" + i, "/"))
                .toList());
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`visitors`]," + DAY);
            double visitors = answer.at("/results/0/metrics/0").asDouble();
            assertEquals(3_000, visitors, 150);
            assertEquals(0.0163, answer.at("/meta/approx/visitors/rse").asDouble(), 0.0005);
        });
    }

    @Test
    @DisplayName("SR-46: of 1,500 pages 1,000 are named and the rest adds up, the same in any order of arrival")
    void namesTheLargestPages() {
        List<String> first = named(1);
        assertEquals(first, named(2));
        assertEquals(1_001, first.size());
        assertTrue(first.contains("(other): 500"), "rows of (other)");
        assertEquals(3_000, first.stream().mapToInt(row -> Integer.parseInt(row.substring(row.indexOf(": ") + 2)))
                .sum());
        // Pages with 3 and with 2 events are all named; of those with 1 the last in order of names are not.
        assertEquals(List.of(500L, 500L), List.of(first.stream().filter(row -> row.endsWith(": 3")).count(),
                first.stream().filter(row -> row.endsWith(": 2")).count()));
    }

    /// The rows of the case, both pages of them, with the events in an order of chance, which hold before and after
    /// the fold.
    private static List<String> named(long seed) {
        HandHouse house = new HandHouse();
        List<String> events = new ArrayList<>();
        for (int page = 0; page < 1_500; page++) {
            for (int i = 0; i < 1 + page % 3; i++) {
                events.add(view("10:%02d:00".formatted(i), "v", "/" + page));
            }
        }
        Collections.shuffle(events, new Random(seed));
        house.take(events.subList(0, 1_700));
        house.fold();
        house.take(events.subList(1_700, events.size()));
        List<String> rows = new ArrayList<>();
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:page`],`limit`:1000,"
                    + "`include`:{`totals`:true,`total_rows`:true}," + DAY);
            assertEquals(1_001, answer.at("/meta/total_rows").asInt());
            assertEquals(3_000, answer.at("/meta/totals/0").asInt());
            assertEquals("other_present", answer.at("/meta/warnings/0/code").asText());
            assertEquals(500, answer.at("/meta/warnings/0/events_missing_max").asInt());
            List<String> found = new ArrayList<>(HandHouse.rows(answer));
            found.addAll(house.rows("`metrics`:[`events`],`dimensions`:[`event:page`],`limit`:1000,"
                    + "`include`:{`totals`:true,`total_rows`:true}," + DAY + ",`cursor`:`"
                    + answer.at("/meta/next_cursor").asText() + "`"));
            assertTrue(rows.isEmpty() || rows.equals(found), "other rows after the fold");
            rows.clear();
            rows.addAll(found);
            JsonNode exact = house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:page`],`limit`:1000,"
                    + "`include`:{`exact`:true,`totals`:true,`total_rows`:true}," + DAY);
            assertEquals(1_500, exact.at("/meta/total_rows").asInt());
            assertEquals(3_000, exact.at("/meta/totals/0").asInt());
            assertFalse(HandHouse.rows(exact).stream().anyMatch(row -> row.startsWith("(other)")));
        });
        return rows;
    }
}
