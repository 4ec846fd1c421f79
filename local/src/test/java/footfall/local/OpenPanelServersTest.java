package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What servers report of a visit (4.1), before and after the fold.
class OpenPanelServersTest extends OpenPanelDay {
    private static final String[] SERVER = {"user-agent", "node", "openpanel-client-secret", OpenPanelHand.SECRET};

    /// A visit of person `u1` on device `d`, 12:00 to 12:04, from a search to /buy.
    @BeforeEach
    void visit() {
        live("12:00:00", "screen_view", "'__path':'https://e.com/','__referrer':'https://google.com/'");
        live("12:04:00", "screen_view", "'__path':'https://e.com/buy'");
        panel.track(item("n", "'__deviceId':'d'").replace("'name'", "'profileId':'u1','name'"));
        house.deliver(2);
    }

    private void reports(String time, String profile, String name, String properties) {
        house.now = Instant.parse(DAY + time + "Z");
        panel.track(item(name, properties).replace("'name'", profile + "'name'"), SERVER);
        house.deliver(2);
    }

    private JsonNode told(String name) {
        JsonNode rows = rows(house, "events?include=sessions");
        for (JsonNode row : rows) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError(name + ": not in " + rows);
    }

    private JsonNode session() {
        return house.get("/v1/sites/site/sessions/" + rows(house, "sessions").get(0).path("session").asText()).json();
    }

    @Test
    @DisplayName("OP-32: a server's event of u1 has the device, session, source, page and place of u1's visit")
    void ofAPerson() {
        reports("12:09:00", "'profileId':'u1',", "paid", "");
        house.holds(() -> {
            JsonNode paid = told("paid");
            JsonNode view = rows(house, "events").get(2);
            assertEquals("d Google /buy " + rows(house, "sessions").get(0).path("session").asText(),
                    paid.path("visitor").asText() + " " + paid.path("source").asText() + " "
                            + paid.path("page").asText() + " " + paid.path("session_id").asText());
            for (String of : List.of("browser", "os", "device")) {
                assertEquals(view.path(of), paid.path(of));
            }
            assertEquals(List.of("12:00:00-12:04:00 u1"), sessions());
            assertEquals(1, count("session_start"));
        });
        house.now = Instant.parse(DAY + "12:35:00Z");
        house.holds(() -> assertEquals(240_000, derived("session_end").path("duration_ms").asInt()));
    }

    @Test
    @DisplayName("OP-46: revenue 999 by a server with the device of an open session: it earned 999 and ends as it did")
    void revenue() {
        reports("12:05:00", "", "revenue", "'__revenue':999,'__deviceId':'d'");
        house.holds(() -> {
            assertEquals("[{`amount`:`9.99`,`currency`:`USD`}]".replace('`', '"'),
                    session().at("/session/revenue").toString());
            assertEquals("2026-05-18T12:04:00.000Z", session().at("/session/ended_at").asText());
            List<String> names = new ArrayList<>();
            session().path("results").forEach(row -> names.add(row.path("name").asText(row.path("type").asText())));
            assertEquals("revenue", names.getFirst());
            assertEquals(4, names.size());
            assertFalse(session().at("/meta/warnings").has(0));
        });
    }

    @Test
    @DisplayName("4.1: half an hour after its end a visit still earns, a millisecond later it does not")
    void theReachOfAVisit() {
        reports("12:34:00.000", "'profileId':'u1',", "in", "");
        reports("12:34:00.001", "'profileId':'u1',", "out", "");
        reports("11:59:59.999", "'profileId':'u1',", "early", "");
        reports("12:01:00", "'profileId':'u2',", "stranger", "");
        house.holds(() -> {
            assertEquals("/buy", told("in").path("page").asText());
            for (String name : List.of("out", "early", "stranger")) {
                assertFalse(told(name).has("session_id"), name);
                assertFalse(told(name).has("source"), name);
            }
            assertEquals(4, session().path("results").size());
        });
    }

    @Test
    @DisplayName("4.1: of two visits of a person the one that goes on earns, else the one that ended last")
    void theNearestVisit() {
        house.now = Instant.parse(DAY + "12:03:00Z");
        panel.track(item("screen_view", "'__deviceId':'e','__path':'https://e.com/other'").replace("'name'",
                "'profileId':'u1','name'"));
        house.deliver(2);
        reports("12:03:30", "'profileId':'u1',", "while", "");
        reports("12:20:00", "'profileId':'u1',", "after", "");
        house.holds(() -> {
            assertEquals("d /", told("while").path("visitor").asText() + " " + told("while").path("page").asText());
            assertEquals("d /buy", told("after").path("visitor").asText() + " " + told("after").path("page").asText());
            JsonNode other = house.get("/v1/sites/site/sessions/"
                    + rows(house, "sessions").get(0).path("session").asText()).json();
            assertEquals("e 1", other.at("/session/visitor").asText() + " " + other.path("results").size());
        });
    }

    @Test
    @DisplayName("4.1: events of servers in another shard join the visit too")
    void overShards() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"shards\":8}").status());
        house.now = house.now.plusSeconds(86_400);
        panel.track(item("screen_view", "'__deviceId':'f','__path':'https://e.com/'").replace("'name'",
                "'profileId':'u7','name'"));
        for (int i = 0; i < 12; i++) {
            panel.track(item("s" + i, "'__deviceId':'server" + i + "'").replace("'name'", "'profileId':'u7','name'"),
                    SERVER);
        }
        house.deliver(2);
        house.holds(() -> {
            JsonNode session = session();
            assertEquals("f", session.at("/session/visitor").asText());
            assertEquals(13, session.path("results").size());
            session.path("results").forEach(row -> assertEquals("f", row.path("visitor").asText()));
        });
    }
}
