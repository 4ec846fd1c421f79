package footfall.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions over HTTP.
class QueryHandlerTest {
    private final Desk desk = new Desk();

    private void visits() {
        desk.deliver(List.of(Desk.view(Desk.v7("2026-03-09T10:00:00Z", 1), "2026-03-09T10:00:00Z", "v1", "/a"),
                Desk.view(Desk.v7("2026-03-09T10:05:00Z", 2), "2026-03-09T10:05:00Z", "v1", "/b"),
                Desk.view(Desk.v7("2026-03-09T11:00:00Z", 3), "2026-03-09T11:00:00Z", "v2", "/b")));
    }

    @Test
    void anAnswerHasRowsMetaAndTheQuestionWithItsDefaults() {
        visits();
        Desk.Response response = desk.ask("""
                {"metrics":["visitors","pageviews","bounce_rate","visit_duration"],"dimensions":["visit:source"],
                 "date_range":["2026-03-09","2026-03-09"],"include":{"totals":true,"total_rows":true}}""");
        assertEquals(200, response.status());
        assertEquals("application/json", response.headers().get("content-type"));
        assertEquals("""
                {"results":[{"dimensions":["Direct"],"metrics":[2,3,0.5,300000]}],\
                "meta":{"as_of":"2026-03-10T12:00:00.000Z","source":["hour"],\
                "units":["count","count","ratio","ms"],"approx":{},"total_rows":1,"totals":[2,3,0.5,300000],\
                "warnings":[]},\
                "query":{"site":"demo","metrics":["visitors","pageviews","bounce_rate","visit_duration"],\
                "dimensions":["visit:source"],\
                "date_range":["2026-03-09T00:00:00.000Z","2026-03-10T00:00:00.000Z"],"time_zone":"UTC",\
                "order_by":[["visitors","desc"],["visit:source","asc"]],"limit":100,\
                "include":{"total_rows":true,"totals":true,"time_labels":false,"pipeline":false,"exact":false,\
                "sessions":false}}}""",
                response.json().toString());
    }

    @Test
    void sr26NewAndReturningVisitorsAreCountsAndNeverNull() {
        desk.deliver(List.of(Desk.view(Desk.v7("2026-03-07T10:00:00Z", 1), "2026-03-07T10:00:00Z", "v1", "/a")));
        visits();
        for (int i = 0; i < 2; i++) {
            Desk.Response response = desk.ask("""
                    {"metrics":["visitors","new_visitors","returning_visitors"],"dimensions":["time:day"],
                     "date_range":["2026-03-07","2026-03-09"],"include":{"totals":true}}""");
            assertEquals(200, response.status());
            assertEquals("[[1,1,0],[0,0,0],[2,1,1]]", metrics(response.json().path("results")));
            assertEquals("[\"count\",\"count\",\"count\"]", response.json().at("/meta/units").toString());
            assertEquals("[2,2,0]", response.json().at("/meta/totals").toString());
            desk.fold();
        }
        Desk.Response refused = desk.ask("{\"metrics\":[\"returning_visitors\"],\"dimensions\":[\"event:name\"],"
                + "\"date_range\":\"7d\"}");
        assertEquals("unsupported_combination", refused.code());
        assertEquals("returning_visitors is a metric of visitors as a whole and can not be split by event:name;"
                + " possible: time:*, visit:*; or filter by event:name", refused.json().path("detail").asText());
    }

    private static String metrics(JsonNode rows) {
        List<String> metrics = new ArrayList<>();
        rows.forEach(row -> metrics.add(row.path("metrics").toString()));
        return "[" + String.join(",", metrics) + "]";
    }

    @Test
    void returningVisitorsAreAsUncertainAsVisitors() {
        desk.deliver(IntStream.range(0, 300).mapToObj(i -> Desk.view(Desk.v7("2026-03-09T10:00:00Z", i),
                "2026-03-09T10:00:00Z", "v" + i, "/a")).toList());
        JsonNode meta = desk.ask("{\"metrics\":[\"new_visitors\",\"returning_visitors\"],"
                + "\"date_range\":\"7d\"}").json().path("meta");
        assertEquals("{\"returning_visitors\":{\"rse\":0.016}}", meta.path("approx").toString());
    }

    @Test
    void sr32AnUnknownMetricIsAProblemThatNamesTheRightOne() {
        Desk.Response response = desk.ask("{\"metrics\":[\"events\",\"pageview\"],\"date_range\":\"7d\"}");
        assertEquals(400, response.status());
        assertEquals("application/problem+json", response.headers().get("content-type"));
        assertEquals("unknown_metric", response.code());
        assertEquals("metrics[1]", response.json().at("/errors/0/path").asText());
        assertTrue(response.json().path("detail").asText().startsWith("unknown metric \"pageview\"; did you mean"
                + " \"pageviews\"? allowed: events, pageviews, visitors, users, new_visitors, returning_visitors"),
                response.json().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                                                     | malformed_json",
        "no json                                                                | malformed_json",
        "{\"metrics\":[\"events\"],\"metrics\":[],\"date_range\":\"7d\"}        | malformed_json",
        "{\"metrics\":[\"events\"],\"date_range\":\"7d\"} more                  | malformed_json",
        "[[[[[[[[[[1]]]]]]]]]]                                                  | too_deep",
        "[]                                                                     | invalid_query",
        "{\"metrics\":\"events\",\"date_range\":\"7d\"}                         | invalid_query",
        "{\"metrics\":[],\"date_range\":\"7d\"}                                 | invalid_query",
        "{\"metrics\":[\"events\"],\"date_range\":\"7d\",\"filters\":[]}        | invalid_query",
        "{\"metrics\":[\"events\"],\"date_range\":\"7d\",\"limit\":\"10\"}      | invalid_limit",
        "{\"metrics\":[\"events\"],\"date_range\":\"7d\",\"limit\":1.5}         | invalid_limit",
        "{\"metrics\":[\"events\"]}                                             | invalid_date_range",
        "{\"metrics\":[\"events\"],\"date_range\":7}                            | invalid_date_range",
        "{\"metrics\":[\"events\"],\"date_range\":\"8d\"}                       | unknown_preset",
        "{\"metrics\":[\"events\"],\"date_range\":\"7d\",\"order_by\":[[\"x\"]]} | invalid_order_by",
        "{\"site\":\"shop\",\"metrics\":[\"events\"],\"date_range\":\"7d\"}     | wrong_site",
        "{\"queries\":[]}                                                       | invalid_query",
    })
    void aBadQuestionIsRefusedWithItsCode(String body, String code) {
        Desk.Response response = desk.ask(body);
        assertEquals(code, response.code(), response.json().toString());
        assertEquals(code.equals("wrong_site") ? 403 : 400, response.status());
    }

    @Test
    void sr40EachQuestionOfSeveralIsAnsweredOrRefusedByItself() {
        visits();
        String good = "{\"metrics\":[\"events\"],\"date_range\":[\"2026-03-09\",\"2026-03-09\"]}";
        Desk.Response several = desk.ask("{\"queries\":[" + good + ",{\"metrics\":[\"event\"],\"date_range\":\"7d\"},"
                + good + "]}");
        assertEquals(200, several.status());
        JsonNode alone = desk.ask(good).json();
        assertEquals(alone, several.json().at("/results/0"));
        assertEquals(alone, several.json().at("/results/2"));
        assertEquals("unknown_metric", several.json().at("/results/1/code").asText());
        assertEquals("queries[1].metrics[0]", several.json().at("/results/1/errors/0/path").asText());
        String thirteen = String.join(",", Collections.nCopies(13, good));
        assertEquals("too_many_queries", desk.ask("{\"queries\":[" + thirteen + "]}").code());
    }

    @Test
    void sr33SevenPagesByThreeThoughAHundredEventsArriveBetween() {
        int[] views = {5, 3, 3, 3, 2, 1, 1};
        List<Event> events = new ArrayList<>();
        for (int page = 0; page < views.length; page++) {
            for (int i = 0; i < views[page]; i++) {
                String at = "2026-03-09T10:0%d:0%dZ".formatted(page, i);
                events.add(Desk.view(Desk.v7(at, page * 10 + i), at, "v" + i, "/" + page));
            }
        }
        desk.deliver(events);
        List<String> rows = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode json = desk.ask("{\"metrics\":[\"pageviews\"],\"dimensions\":[\"event:page\"],\"limit\":3,"
                    + "\"date_range\":\"7d\",\"cursor\":\"" + cursor + "\"}").json();
            json.path("results").forEach(row -> rows.add(row.at("/dimensions/0").asText() + " "
                    + row.at("/metrics/0").asInt()));
            cursor = json.at("/meta/next_cursor").asText();
            int first = 1_000 * (page + 1);
            desk.deliver(IntStream.range(first, first + 100).mapToObj(i -> Desk.view(
                    Desk.v7("2026-03-09T10:00:00Z", i), "2026-03-09T10:00:00Z", "v", "/" + i % 9)).toList());
            if (page == 1) {
                desk.fold();
            }
        }
        assertEquals(List.of("/0 5", "/1 3", "/2 3", "/3 3", "/4 2", "/5 1", "/6 1"), rows);
        assertEquals("", cursor);
    }

    @ParameterizedTest
    @CsvSource({
        "none,      missing_key,    401",
        "query,     missing_key,    401",
        "header,    missing_key,    401",
        "garbage,   invalid_key,    401",
        "write,     wrong_key_kind, 403",
    })
    void sr03AKeyThatMayNotReadIsRefused(String kind, String code, int status) {
        Map<String, String> headers = switch (kind) {
            case "header" -> Map.of("x-footfall-key", desk.readKey);
            case "garbage" -> Map.of("authorization", "Bearer ffr_nonsense");
            case "write" -> Map.of("authorization", "Bearer " + desk.writeKey);
            default -> Map.of();
        };
        Map<String, String> query = kind.equals("query") ? Map.of("key", desk.readKey) : Map.of();
        for (String path : List.of("/v1/sites/demo/events",
                "/v1/sites/demo/events/" + Desk.v7("2026-03-09T10:00:00Z", 1),
                "/v1/query")) {
            Desk.Response response = desk.send(path.endsWith("query") ? "POST" : "GET", path, headers, query, "");
            assertEquals(code, response.code());
            assertEquals(status, response.status());
            assertEquals("*", response.headers().get("access-control-allow-origin"));
        }
    }

    @Test
    void anAdminKeyReadsEverySiteThatItNames() {
        Map<String, String> admin = Map.of("authorization", "Bearer " + desk.adminKey);
        String body = "\"metrics\":[\"events\"],\"date_range\":\"7d\"}";
        assertEquals(200, desk.send("POST", "/v1/query", admin, Map.of(), "{\"site\":\"shop\"," + body).status());
        assertEquals("invalid_query", desk.send("POST", "/v1/query", admin, Map.of(), "{" + body).code());
        assertEquals("site_not_found",
                desk.send("POST", "/v1/query", admin, Map.of(), "{\"site\":\"nowhere\"," + body).code());
        assertEquals("wrong_site", desk.get("/v1/sites/shop/events", Map.of()).code());
    }

    @Test
    void anotherMethodIsNotAllowed() {
        Desk.Response response = desk.send("PUT", "/v1/query", Map.of(), Map.of(), "");
        assertEquals(405, response.status());
        assertFalse(response.headers().get("allow").isEmpty());
    }
}
