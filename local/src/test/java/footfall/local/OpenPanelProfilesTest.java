package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What profiles and groups become of what OpenPanel's clients tell.
class OpenPanelProfilesTest {
    private final HandHouse house = new HandHouse();
    private final OpenPanelHand panel = OpenPanelHand.of(house);

    private static String step(String type, String property, String value) {
        return "{'type':'" + type + "','payload':{'profileId':'u1','property':'" + property + "','value':" + value
                + "}}";
    }

    private static String identify(String members) {
        return "{'type':'identify','payload':{'profileId':'u1'," + members + "}}";
    }

    private JsonNode user() {
        HandHouse.Answer answer = house.get("/v1/sites/site/users/u1");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    @Test
    @DisplayName("OP-53: 5 credits, ten times 0.1 more, 2 less: 4 exactly")
    void exact() {
        List<String> rows = new ArrayList<>(List.of(identify("'properties':{'credits':5}")));
        IntStream.range(0, 10).forEach(_ -> rows.add(step("increment", "credits", "0.1")));
        rows.add(step("decrement", "credits", "2"));
        panel.batch(12, rows);
        house.deliver(2);
        house.holds(() -> assertEquals("4", user().at("/traits/credits").asText()));
    }

    @Test
    @DisplayName("OP-53: a hundred increments of servers at once make 100 of a profile that nobody knew")
    void manyAtOnce() {
        IntStream.range(0, 100).forEach(_ -> panel.track(step("increment", "visits", "1")));
        house.deliver(1);
        house.holds(() -> assertEquals("100", user().at("/traits/visits").asText()));
    }

    @Test
    @DisplayName("OP-54: what is no number stays, with a warning; null and '' overwrite nothing")
    void whatStays() {
        panel.track(identify("'firstName':'Ada','properties':{'plan':'gold','seats':3}"));
        house.now = house.now.plusSeconds(1);
        panel.track(step("increment", "plan", "1"));
        panel.track(identify("'firstName':'','properties':{'plan':null,'seats':''}"));
        house.deliver(2);
        house.holds(() -> {
            JsonNode traits = user().path("traits");
            assertEquals("Ada gold 3", traits.path("firstName").asText() + " " + traits.path("plan").asText() + " "
                    + traits.path("seats").asText());
            assertEquals(1, user().path("warnings").size(), user().toString());
        });
    }

    @Test
    @DisplayName("5: a group has name, type and properties; its members are who say so")
    void groups() {
        panel.track("{'type':'group','payload':{'id':'org_1','type':'company','name':'Org','properties':{'seats':3}}}");
        panel.track("{'type':'assign_group','payload':{'groupIds':['org_1','org_2'],'profileId':'u1'}}");
        house.deliver(2);
        house.holds(() -> {
            JsonNode group = house.get("/v1/sites/site/groups/group/org_1").json();
            assertEquals("Org company 3", group.path("name").asText() + " " + group.at("/properties/type").asText()
                    + " " + group.at("/properties/seats").asText());
            assertEquals("[\"org_1\",\"org_2\"]", user().at("/groups/group").toString());
        });
    }
}
