package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 8: Footfall's own wire. A whole house takes it in the tests of the house.
class WireFootfallTest {
    private static Rig rig() {
        return Rig.of(builder -> builder.wire(WireFormat.FOOTFALL));
    }

    @Test
    @DisplayName("8 FOOTFALL where it goes, and how it looks")
    void envelope() {
        Rig rig = rig().capture(2);
        rig.flush();
        Sent sent = rig.sender.sent(0);
        assertEquals("/v1/events", sent.path());
        assertEquals("Bearer phc_test_key", sent.header("Authorization").orElseThrow());
        assertEquals(List.of("sent_at", "events"), List.copyOf(sent.root().keySet()));
        assertEquals("2026-03-01T12:00:00.000Z", sent.root().get("sent_at"));
        assertEquals(2, rig.stats().delivered());
        rig.client.captureBatch(List.of(Event.of("u", "old", Map.of())), true);
        rig.flush();
        assertEquals(true, rig.sender.sent(1).root().get("historical"));
    }

    @Test
    @DisplayName("8 FOOTFALL what becomes of each kind of event")
    void events() {
        Rig rig = rig();
        rig.client.capture(Event.builder("v", "bought").property("n", 1).property("list", List.of(1, Map.of("a", "b")))
                .property("none", null).property("$session_id", "s-1").group("company", "acme").build());
        rig.client.page("v", "https://e.com/a", Map.of("$referrer", "https://g.com", "$title", "A"));
        rig.client.identify("v", Map.of("plan", "pro", "deep", Map.of("a", 1)), Map.of("plan", "free", "first", true));
        rig.client.group("company", "acme", Map.of("size", 5));
        rig.flush();
        List<Map<?, ?>> events = rig.sender.sent(0).events();
        Map<?, ?> bought = events.get(0);
        assertEquals(List.of("id", "at", "visitor", "type", "name", "session", "groups", "properties"),
                List.copyOf(bought.keySet()));
        assertEquals(List.of("event", "bought", "v", "s-1", Map.of("company", "acme")), List.of(bought.get("type"),
                bought.get("name"), bought.get("visitor"), bought.get("session"), bought.get("groups")));
        Map<?, ?> properties = (Map<?, ?>) bought.get("properties");
        assertEquals(3, properties.size());
        assertEquals("[1,{\"a\":\"b\"}]", properties.get("list"));
        assertEquals(List.of("pageview", "https://e.com/a", "https://g.com", "A", Map.of()),
                List.of(events.get(1).get("type"), events.get(1).get("url"), events.get(1).get("referrer"),
                        events.get(1).get("title"), events.get(1).get("properties")));
        assertEquals(List.of("identify", "v", Map.of("plan", "pro", "first", true, "deep", "{\"a\":1}")),
                List.of(events.get(2).get("type"), events.get(2).get("user"), events.get(2).get("traits")));
        assertFalse(events.get(2).containsKey("name"));
        Map<?, ?> group = events.get(3);
        assertEquals(List.of("group", Map.of("type", "company", "id", "acme"), Map.of("size", 5.0)),
                List.of(group.get("type"), group.get("group"), group.get("properties")));
        assertFalse(group.containsKey("visitor"));
    }

    @Test
    @DisplayName("8 FOOTFALL an alias is a visitor who is the user; what has no such property stays an event")
    void alias() {
        Rig rig = rig();
        rig.client.alias("user-1", "visitor-1");
        rig.client.capture("v", "$create_alias");
        rig.client.capture("v", "$groupidentify");
        rig.flush();
        List<Map<?, ?>> events = rig.sender.sent(0).events();
        assertEquals(List.of("identify", "visitor-1", "user-1", Map.of()), List.of(events.get(0).get("type"),
                events.get(0).get("visitor"), events.get(0).get("user"), events.get(0).get("traits")));
        assertEquals(List.of("event", "event"), List.of(events.get(1).get("type"), events.get(2).get("type")));
        assertEquals(List.of("$create_alias", "$groupidentify"), List.of(events.get(1).get("name"),
                events.get(2).get("name")));
    }

    @Test
    @DisplayName("8 FOOTFALL refused ones by index are rejected, those to retry go again, all others are delivered")
    void answers() {
        Rig rig = rig().capture(4);
        rig.sender.then(Reply.body(202, "{\"accepted\":2,\"rejected\":[{\"index\":1,\"code\":\"too_old\"},"
                + "{\"index\":3,\"code\":\"queue_unavailable\",\"retry\":true}],\"warnings\":[]}"));
        assertFalse(rig.flush());
        assertEquals(2, rig.stats().delivered());
        assertEquals(1, rig.stats().rejected());
        assertEquals(1, rig.stats().pending());
        rig.pass(200);
        assertEquals(List.of(rig.sender.sent(0).ids().get(3)), rig.sender.sent(1).ids());
        assertEquals(rig.sender.sent(0).all("at").subList(3, 4), rig.sender.sent(1).all("at"));
        assertEquals(3, rig.stats().delivered());
    }

    @Test
    @DisplayName("8 FOOTFALL statuses as v1; an answer that is none: unconfirmed")
    void statuses() {
        Rig rig = rig().capture(1);
        rig.sender.then(Reply.status(503, "1"), Reply.body(202, "{}"), Reply.body(401, "{\"code\":\"invalid_key\"}"));
        rig.flush();
        rig.pass(1_000);
        assertEquals(1, rig.stats().unconfirmed());
        rig.capture(1).flush();
        assertEquals(1, rig.stats().rejected());
    }
}
