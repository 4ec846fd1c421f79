package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Reports of properties, through the real functions, before and after the fold.
class BreakdownCasesTest {
    private static final String DAY = "`date_range`:[`2026-03-09`,`2026-03-09`]";

    private final HandHouse house = new HandHouse();

    private static String event(String time, String visitor, String properties) {
        return ("{`type`:`event`,`name`:`plan`,`at`:`2026-03-09T" + time + "Z`,`visitor`:`" + visitor
                + "`,`properties`:{" + properties + "}}").replace('`', '"');
    }

    private HandHouse.Answer ask(String members) {
        return house.post("/v1/reports/breakdown", members);
    }

    private JsonNode report(String more) {
        HandHouse.Answer answer = ask("`event`:`plan`,`property`:`p`" + more + "," + DAY);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    private static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        answer.path("results").forEach(row -> rows.add(row.path("value") + " " + row.path("type").asText() + " "
                + row.path("events") + " " + row.path("visitors")));
        return rows;
    }

    @Test
    @DisplayName("SR-50: \"1\" and 1 are two rows: pro 2, four rows of 1, an event without the property is not there")
    void valuesHaveTypes() {
        house.take(event("10:00:00", "a", "`p`:`pro`"), event("10:01:00", "a", "`p`:`pro`"),
                event("11:00:00", "a", "`p`:`starter`"), event("11:00:01", "b", "`p`:1"),
                event("12:00:00", "a", "`p`:`1`"), event("12:00:01", "a", "`p`:null"), event("12:10:00", "a", "`q`:1"),
                event("13:00:00", "c", "`p`:true").replace("\"plan\"", "\"other\""));
        house.holds(() -> {
            JsonNode answer = report("");
            assertEquals(List.of("\"pro\" text 2 1", "\"1\" text 1 1", "\"starter\" text 1 1", "1 number 1 1",
                    "null null 1 1"), rows(answer));
            assertEquals("{\"events\":1,\"min\":1,\"max\":1,\"sum\":1,\"mean\":1}",
                    answer.at("/meta/numbers").toString());
            assertEquals(5, answer.at("/meta/total_rows").asInt());
        });
    }

    @Test
    @DisplayName("Numbers are one however they are written, and get min, max, sum and mean")
    void numbersAreExact() {
        house.take(event("10:00:00", "a", "`p`:1"), event("10:01:00", "b", "`p`:1.0"),
                event("10:02:00", "c", "`p`:1e0"),
                event("11:00:00", "a", "`p`:-0.1"), event("11:30:00", "a", "`p`:0.2"),
                event("11:40:00", "a", "`p`:0.0"),
                event("11:50:00", "a", "`p`:-0"), event("23:59:59.999", "a", "`p`:100"));
        house.holds(() -> {
            assertEquals(List.of("1 number 3 3", "0 number 2 1", "-0.1 number 1 1", "0.2 number 1 1",
                    "100 number 1 1"), rows(report("")));
            assertEquals("{\"events\":8,\"min\":-0.1,\"max\":100,\"sum\":103.1,\"mean\":12.8875}",
                    report("").at("/meta/numbers").toString());
            JsonNode part = ask("`event`:`plan`,`property`:`p`,`date_range`:[`2026-03-09T11:00:00Z`,"
                    + "`2026-03-09T11:30:00Z`]").json();
            assertEquals(List.of("-0.1 number 1 1"), rows(part));
        });
    }

    @Test
    @DisplayName("The next page is that of the first one, whatever arrives in between")
    void pagesDoNotShift() {
        house.take(IntStream.range(0, 7).mapToObj(i -> event("10:0" + i + ":00", "v" + i, "`p`:`k" + i + "`"))
                .toList());
        JsonNode first = report(",`limit`:3");
        assertEquals(List.of("\"k0\" text 1 1", "\"k1\" text 1 1", "\"k2\" text 1 1"), rows(first));
        house.take(event("10:30:00", "z", "`p`:`k6`"), event("10:31:00", "z", "`p`:`a`"));
        house.fold();
        JsonNode second = report(",`limit`:3,`cursor`:`" + first.at("/meta/next_cursor").asText() + "`");
        assertEquals(List.of("\"k3\" text 1 1", "\"k4\" text 1 1", "\"k5\" text 1 1"), rows(second));
        assertEquals(first.at("/meta/as_of"), second.at("/meta/as_of"));
        JsonNode third = report(",`limit`:3,`cursor`:`" + second.at("/meta/next_cursor").asText() + "`");
        assertEquals(List.of("\"k6\" text 1 1"), rows(third));
        assertEquals("cursor_mismatch", ask("`event`:`plan`,`property`:`q`,`cursor`:`"
                + first.at("/meta/next_cursor").asText() + "`," + DAY).json().path("code").asText());
    }

    @Test
    @DisplayName("What is asked wrongly is refused by name")
    void wrongReportsAreRefused() {
        for (String wrong : List.of("`property`:`p`," + DAY + " event", "`event`:`plan`," + DAY + " property",
                "`event`:1,`property`:`p`," + DAY + " event", "`event`:`plan`,`property`:`p` date_range",
                "`event`:`plan`,`property`:`p`,`limit`:0," + DAY + " limit",
                "`event`:`plan`,`property`:`p`,`filters`:[]," + DAY + " filters",
                "`event`:`plan`,`property`:`p`,`metrics`:[`events`]," + DAY + " metrics",
                "`event`:`plan`,`property`:`p`,`cursor`:`x`," + DAY + " cursor")) {
            int path = wrong.lastIndexOf(' ');
            HandHouse.Answer answer = ask(wrong.substring(0, path));
            assertEquals(400, answer.status(), wrong);
            assertEquals(wrong.substring(path + 1), answer.json().at("/errors/0/path").asText(), wrong);
        }
    }
}
