package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
}
