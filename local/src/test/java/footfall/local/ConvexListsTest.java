package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of the Convex dialect that ask for lists, before and after the fold.
class ConvexListsTest extends ConvexSender {
    @Test
    @DisplayName("CX-02: visitor-1 first at T, last thirty seconds after two hours, user-1 with both traits")
    void listsVisitors() {
        sendTheSet();
        house.holds(() -> {
            JsonNode visitors = house.get("/v1/sites/site/visitors").json().path("results");
            assertEquals(2, visitors.size());
            assertEquals("{`visitor`:`visitor-1`,`first_seen`:`2026-03-09T09:00:00.000Z`,`last_seen`:"
                    .concat("`2026-03-09T11:00:30.000Z`,`user`:`user-1`,`traits`:{`company`:`Acme`,`plan`:`pro`},")
                    .concat("`sessions`:2,`events`:5,`pageviews`:2}").replace('`', '"'), visitors.path(0).toString());
            assertEquals(visitors.path(0), house.get("/v1/sites/site/visitors/visitor-1").json());
            assertEquals("visitor-2", visitors.path(1).path("visitor").asText());
        });
    }

    @Test
    @DisplayName("CX-02: session-a / to / in 120 s, session-b /pricing to /checkout, session-c /docs in 30 s")
    void listsSessions() {
        sendTheSet();
        house.holds(() -> {
            List<String> rows = new ArrayList<>();
            house.get("/v1/sites/site/sessions").json().path("results").forEach(row -> rows.add(
                    row.path("client_session").asText() + " " + row.path("entry").asText() + " "
                            + row.path("exit").asText() + " " + row.path("pageviews") + " " + row.path("duration_ms")));
            assertEquals(List.of("session-c /docs /docs 1 30000", "session-b /pricing /checkout 2 120000",
                    "session-a / / 1 120000"), rows);
        });
    }

    @Test
    @DisplayName("CX-03: events by three: 3, 3, 2, newest first, each once, no cursor after")
    void listsEachEventOnce() {
        sendTheSet();
        house.fold();
        List<String> ats = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode answer = house.get("/v1/sites/site/events?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            JsonNode list = answer.path("results");
            sizes.add(list.size());
            list.forEach(event -> ats.add(event.path("at").asText() + event.path("id").asText()));
            cursor = answer.at("/meta/next_cursor").asText("");
        } while (!cursor.isEmpty() && sizes.size() < 9);
        assertEquals(List.of(3, 3, 2), sizes);
        assertEquals(8, new TreeSet<>(ats).size());
    }

    private String rows(String event, String property) {
        HandHouse.Answer answer = house.post("/v1/reports/breakdown", "`event`:`" + event + "`,`property`:`" + property
                + "`," + DAY);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        StringJoiner rows = new StringJoiner(", ");
        answer.json().path("results").forEach(row -> rows.add(row.path("value").asText() + " " + row.path("events")));
        return rows.toString();
    }

    @Test
    @DisplayName("CX-09: plan pro 2, starter 1; billing cycle monthly 2, yearly 1; of an unknown name nothing")
    void breaksPropertiesDown() {
        took(4, 0, send("v", "s", "", track("plan_selected", minutes(1), "`plan`:`pro`,`billingCycle`:`monthly`"),
                track("plan_selected", minutes(2), "`plan`:`pro`,`billingCycle`:`yearly`"),
                track("plan_selected", minutes(3), "`plan`:`starter`,`billingCycle`:`monthly`"),
                track("checkout_started", minutes(4), "`plan`:`pro`")));
        house.holds(() -> {
            assertEquals("pro 2, starter 1", rows("plan_selected", "plan"));
            assertEquals("monthly 2, yearly 1", rows("plan_selected", "billingCycle"));
            assertEquals("pro 1", rows("checkout_started", "plan"));
            assertEquals("", rows("unknown", "plan"));
            assertEquals("", rows("plan_selected", "unknown"));
        });
    }

    @Test
    @DisplayName("CX-02: the set's signup_click by plan has no rows")
    void anEventWithoutThePropertyIsNotThere() {
        sendTheSet();
        house.holds(() -> assertEquals("", rows("signup_click", "plan")));
    }
}
