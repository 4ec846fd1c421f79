package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.event.What;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What OpenPanel's clients tell of profiles and groups.
class PanelTellingsTest {
    private final Panel panel = new Panel();

    private Event told(String item) {
        Answer answer = panel.track(item);
        assertEquals(200, answer.status(), answer.body());
        assertEquals(32, answer.json().path("deviceId").asText().length());
        assertEquals(22, answer.json().path("sessionId").asText().length());
        Event event = panel.house.stored().getLast();
        assertFalse(event.who().visits());
        assertEquals("", event.who().visitor());
        return event;
    }

    private static String step(String type, String value) {
        return "{'type':'" + type + "','payload':{'profileId':'u1','property':'a.credits'" + value + "}}";
    }

    @Test
    @DisplayName("1.2: increments and decrements are steps of a trait")
    void steps() {
        Event one = told(step("increment", ""));
        assertEquals(new What.Increment("a.credits", BigDecimal.ONE, 0), one.what());
        assertEquals("u1", one.who().user());
        assertEquals(new What.Increment("a.credits", new BigDecimal("0.1"), 0),
                told(step("increment", ",'value':0.1")).what());
        assertEquals(new What.Increment("a.credits", new BigDecimal("-2"), 0),
                told(step("decrement", ",'value':2")).what());
        assertEquals(new What.Increment("a.credits", new BigDecimal("-1"), 0), told(step("decrement", "")).what());
    }

    @Test
    @DisplayName("OP-53: a batch keeps its order")
    void order() {
        panel.batch(List.of("{'type':'identify','payload':{'profileId':'u1','properties':{'credits':5}}}",
                step("increment", ",'value':0.1"), step("decrement", ",'value':2")));
        assertEquals(List.of(0, 1, 2), panel.house.stored().stream().map(event -> switch (event.what()) {
            case What.Identify identify -> identify.place();
            case What.Increment increment -> increment.place();
            case What other -> -1;
        }).toList());
    }

    @Test
    @DisplayName("1.2: a group has its type among its properties")
    void groups() {
        Event group = told("{'type':'group','payload':{'id':'org_1','type':'company','name':'Org',"
                + "'properties':{'seats':3,'__timestamp':'2026-05-18T12:00:00Z'}}}");
        assertEquals(new What.Group(new GroupId("group", "org_1"), "Org", 0), group.what());
        assertEquals(Map.of("type", new Value.Text("company"), "seats", new Value.Num(new BigDecimal(3))),
                group.properties());
    }

    @Test
    @DisplayName("1.2: without a profile the device belongs to a group")
    void members() {
        Event named = told("{'type':'assign_group','payload':{'groupIds':['org_1','org_2'],'profileId':'u1'}}");
        assertEquals(new What.Assign(List.of(new GroupId("group", "org_1"), new GroupId("group", "org_2"))),
                named.what());
        assertEquals("u1", named.who().user());
        Event device = told("{'type':'assign_group','payload':{'groupIds':['org_1']}}");
        panel.track(Panel.TRACK);
        assertEquals(panel.house.stored().getLast().who().visitor(), device.who().user());
        int before = panel.ids().size();
        assertEquals(200, panel.track("{'type':'assign_group','payload':{'groupIds':[]}}").status());
        assertEquals(before, panel.ids().size());
        String many = IntStream.range(0, 120).mapToObj(i -> "'g" + i + "'").collect(Collectors.joining(","));
        panel.track("{'type':'assign_group','messageId':'m','payload':{'groupIds':[" + many + "]}}");
        assertEquals(before + 3, new HashSet<>(panel.ids()).size());
    }
}
