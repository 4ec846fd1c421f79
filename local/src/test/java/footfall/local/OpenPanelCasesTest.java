package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What OpenPanel's events count, through the real functions, before and after the fold, against a recount.
class OpenPanelCasesTest {
    private static final Instant T = Instant.parse("2026-05-18T12:10:00.000Z");
    private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    private static final String RANGE = "`date_range`:[`2026-05-12`,`2026-05-19`],`include`:{`pipeline`:true}";
    private static final String TRACK = "{'type':'track','payload':{'name':'signup'}}";

    private final HandHouse house = new HandHouse();
    private final OpenPanelHand panel = OpenPanelHand.of(house);

    OpenPanelCasesTest() {
        house.now = T;
    }

    private static List<String> items(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.toCollection(ArrayList::new));
    }

    /// A custom event counts as an event, and in the visit of its device.
    private void counts(String metrics) {
        assertEquals(List.of(metrics), house.rows("`metrics`:[`events`,`pageviews`,`sessions`,`visitors`]," + RANGE));
    }

    private JsonNode pipeline() {
        return house.ask("site", "`metrics`:[`events`]," + RANGE).at("/meta/pipeline");
    }

    private void skipped(String reasons) {
        assertEquals(reasons.replace('`', '"'), pipeline().path("skipped").toString());
    }

    private void holds(Runnable claim) {
        house.holds(() -> {
            claim.run();
            house.agrees();
        });
    }

    @Test
    @DisplayName("OP-01: 119 of 168 rows count, whatever their age")
    void ages() {
        panel.batch(119, items(168, h -> item("seen", "'__deviceId':'d','__timestamp':'"
                + T.minus(Duration.ofHours(h + 1).plusSeconds(1)) + "'")));
        house.deliver(2);
        holds(() -> counts("119 0 119 1"));
    }

    private static String at(String name, String device, String time) {
        return item(name, "'__deviceId':'" + device + "','__timestamp':'2026-05-18T" + time + "Z'");
    }

    private static List<String> everyEighteenSeconds() {
        return items(100, i -> item("seen", "'__deviceId':'d','__timestamp':'"
                + Instant.parse("2026-05-18T11:40:10Z").plusSeconds(18L * i) + "'"));
    }

    @Test
    @DisplayName("OP-06: a backlog of 100 rows is a session in each half hour of its own time")
    void backlog() {
        house.now = Instant.parse("2026-05-18T14:00:00Z");
        panel.batch(100, everyEighteenSeconds());
        house.deliver(2);
        holds(() -> counts("100 0 2 1"));
    }

    @Test
    @DisplayName("OP-07: the same rows received live are one session")
    void live() {
        panel.batch(100, everyEighteenSeconds());
        house.deliver(2);
        holds(() -> counts("100 0 1 1"));
    }

    @Test
    @DisplayName("OP-08: 239 rows half an hour apart and one of a minute are 240 sessions")
    void halfHours() {
        List<String> rows = items(239, k -> item("seen", "'__deviceId':'d','__timestamp':'"
                + T.minus(Duration.ofMinutes(31 + 30L * k)) + "'"));
        rows.add(item("seen", "'__deviceId':'d','__timestamp':'" + T.minusSeconds(60) + "'"));
        panel.batch(240, rows);
        house.deliver(2);
        holds(() -> counts("240 0 240 1"));
    }

    @Test
    @DisplayName("OP-34: a row of the morning joins no session that goes on")
    void joinsNoLiveSession() {
        panel.batch(2, List.of(at("a", "d", "12:05:00"), at("b", "d", "12:08:00")));
        panel.batch(1, List.of(at("c", "d", "09:00:00")));
        house.deliver(1);
        holds(() -> counts("3 0 2 1"));
    }

    @Test
    @DisplayName("OP-36: a gap of 30 minutes extends a live session, a millisecond more begins another")
    void gaps() {
        panel.batch(4, List.of(at("a", "d", "11:40:00.001"), at("b", "d", "12:10:00.001"),
                at("a", "e", "11:40:00.000"), at("b", "e", "12:10:00.001")));
        house.deliver(1);
        holds(() -> counts("4 0 3 2"));
    }

    @Test
    @DisplayName("OP-02, OP-03: three devices in one batch and in parallel requests do not mix")
    void devices() {
        panel.batch(9, items(9, i -> item("screen_view", "'__path':'/p" + i + "','__deviceId':'d" + i % 3
                + "','__timestamp':'2026-05-18T10:1" + i + ":00Z'")));
        for (int i = 0; i < 3; i++) {
            panel.batch(2, List.of(item("a", "'__deviceId':'e','__timestamp':'2026-05-18T10:1" + i + ":00Z'"),
                    item("b", "'__deviceId':'e','__timestamp':'2026-05-18T10:1" + i + ":30Z'")));
        }
        house.deliver(2);
        holds(() -> counts("15 9 4 4"));
    }

    @Test
    @DisplayName("OP-09: a batch of 10 rows, sent again at once and after 31 min: 10 events")
    void again() {
        List<String> rows = items(10, i -> item("n" + i, "'__timestamp':'2026-05-18T11:0" + i + ":00Z'"));
        panel.batch(10, rows);
        panel.batch(10, rows);
        house.now = house.now.plus(Duration.ofMinutes(31));
        panel.batch(10, rows);
        house.deliver(1);
        holds(() -> {
            counts("10 0 2 1");
            skipped("{`duplicate`:20}");
        });
    }

    @ParameterizedTest(name = "OP-51: {0} is {1}")
    @CsvSource(delimiter = '|', value = {"Go-http-client/1.0 | server", "node-fetch/1.0 | server",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 "
                + "Mobile/15E148 Safari/604.1 | Mobile"})
    void tellsAgents(String agent, String device) {
        panel.track(TRACK, "user-agent", agent);
        house.deliver(1);
        holds(() -> assertEquals(List.of(device + ": 1"), house.rows(
                "`metrics`:[`events`],`dimensions`:[`visit:device`]," + RANGE)));
    }

    @Test
    @DisplayName("OP-23: a bot's event and its batch of 3 are in no report")
    void bots() {
        assertEquals(202, panel.post("/track", TRACK, "user-agent", BOT).getStatusCode());
        panel.batch(3, items(3, _ -> TRACK), "user-agent", BOT);
        house.deliver(1);
        holds(() -> {
            counts("0 0 0 0");
            skipped("{`bot`:4}");
        });
    }

    @Test
    @DisplayName("OP-24: revenue with a secret counts")
    void revenue() {
        panel.track(item("revenue", "'__revenue':999,'__deviceId':'d'"), "openpanel-client-secret",
                OpenPanelHand.SECRET);
        house.deliver(2);
        holds(() -> assertEquals(List.of("revenue: 1"),
                house.rows("`metrics`:[`events`],`dimensions`:[`event:name`]," + RANGE)));
    }

    @Test
    @DisplayName("OP-27: equal rows count each and once; equal presses after 300 ms are two")
    void equal() {
        List<String> rows = items(3, _ -> item("n", "'__timestamp':'2026-05-18T11:00:00Z'"));
        panel.batch(3, rows);
        panel.batch(3, rows);
        house.deliver(2);
        panel.track(TRACK, "origin", "https://a.example");
        house.now = house.now.plusMillis(60);
        panel.track(TRACK, "origin", "https://a.example");
        house.now = house.now.plusMillis(240);
        panel.track(TRACK, "origin", "https://a.example");
        house.deliver(2);
        holds(() -> counts("5 0 2 1"));
    }

    @ParameterizedTest(name = "1.7: equal presses after {0} ms count {1}")
    @CsvSource({"0 99,1", "95 105,1", "105 95,1", "0 200,2", "200 0,2", "0 300,2", "59990 60010,1", "0 90 180 270,2",
        "0 0 0,1", "95 105 295,2"})
    void presses(String offsets, int events) {
        for (String ms : offsets.split(" ")) {
            house.now = T.plusMillis(Long.parseLong(ms));
            panel.track(TRACK, "origin", "https://a.example");
        }
        house.now = T.plusSeconds(120);
        house.deliver(2);
        holds(() -> counts(events + " 0 1 1"));
    }

    @Test
    @DisplayName("1.7: a press that was folded is found by the next one")
    void pressesAroundAFold() {
        house.now = T.plusMillis(59_990);
        panel.track(TRACK, "origin", "https://a.example");
        house.deliver(1);
        house.fold();
        house.now = T.plusMillis(60_010);
        panel.track(TRACK, "origin", "https://a.example");
        house.deliver(1);
        holds(() -> {
            counts("1 0 1 1");
            skipped("{`repeated`:1}");
        });
    }

    @Test
    @DisplayName("OP-28: the same messageId with other content is skipped, also much later")
    void ownIds() {
        panel.track("{'type':'track','messageId':'m','payload':{'name':'a'}}");
        house.deliver(1);
        house.now = house.now.plus(Duration.ofHours(3));
        panel.track("{'type':'track','messageId':'m','payload':{'name':'b'}}");
        house.deliver(1);
        holds(() -> {
            assertEquals(List.of("a: 1"), house.rows("`metrics`:[`events`],`dimensions`:[`event:name`]," + RANGE));
            skipped("{`duplicate`:1}");
        });
    }

    @Test
    @DisplayName("OP-29: a recording is skipped, and so says its id")
    void replays() {
        APIGatewayV2HTTPResponse answer = panel.post("/track", "{'type':'replay','payload':{'chunk_index':0,"
                + "'events_count':1,'is_full_snapshot':true,'started_at':'2026-05-18T12:09:00Z',"
                + "'ended_at':'2026-05-18T12:10:00Z','payload':'x','sessionId':'s'}}");
        assertEquals(200, answer.getStatusCode());
        house.deliver(1);
        holds(() -> {
            counts("0 0 0 0");
            skipped("{`replay_not_kept`:1}");
            JsonNode state = house.state("site", answer.getHeaders().get("footfall-event-id"));
            assertEquals("skipped replay_not_kept", state.path("state").asText() + " " + state.path("reason").asText());
        });
    }

    @ParameterizedTest(name = "OP-50: {0}")
    @CsvSource({"https://google.com/search?q=test,Google", "https://www.twitter.com/user,X",
        "https://www.unknown.example/x,unknown.example"})
    void sources(String referrer, String name) {
        panel.track(item("screen_view", "'__path':'https://a.example/','__referrer':'" + referrer + "'"));
        house.deliver(1);
        holds(() -> assertEquals(List.of(name + ": 1"),
                house.rows("`metrics`:[`pageviews`],`dimensions`:[`visit:source`]," + RANGE)));
    }

    @Test
    @DisplayName("OP-48: a clock that is further ahead is counted as clamped")
    void clamped() {
        panel.track(item("n", "'__timestamp':" + T.plusMillis(60_000).toEpochMilli()));
        panel.track(item("n", "'__timestamp':" + T.plusMillis(60_001).toEpochMilli()));
        house.deliver(1);
        house.now = house.now.plusSeconds(120);
        holds(() -> assertEquals(1, pipeline().path("clamped").asInt()));
    }

    @Test
    @DisplayName("OP-37: a visit over midnight is one visit")
    void midnight() {
        for (String at : List.of("23:50:00", "23:58:00", "00:03:00", "00:20:00")) {
            house.now = Instant.parse("2026-05-1" + (at.startsWith("23") ? 8 : 9) + "T" + at + "Z");
            panel.track(item("screen_view", "'__path':'/" + at.replace(':', '-') + "'"));
        }
        house.deliver(2);
        holds(() -> counts("4 4 1 1"));
    }
}
