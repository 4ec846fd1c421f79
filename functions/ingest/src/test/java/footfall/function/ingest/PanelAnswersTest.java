package footfall.function.ingest;

import static footfall.function.ingest.Panel.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.port.EventQueue;
import footfall.port.Unavailable;
import footfall.site.Sharding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What OpenPanel's clients are answered, by the cases of its acceptance.
class PanelAnswersTest {
    private final Panel panel = new Panel();

    @Test
    @DisplayName("OP-08: a row each half hour")
    void everyHalfHour() {
        List<String> items = new ArrayList<>(Panel.items(239, k -> Panel.aged("d", Duration.ofMinutes(31 + k * 30L))));
        items.add(Panel.aged("d", Duration.ofMinutes(1)));
        assertEquals(List.of("240"), Panel.said(panel.batch(items)));
    }

    @Test
    @DisplayName("OP-13: one track, five, and one beside an alias")
    void batches() {
        says(202, "{'accepted':1,'rejected':[]}", panel.batch(List.of(Panel.TRACK)));
        assertEquals(1, panel.house.stored().size());
        assertEquals(List.of("5"), Panel.said(panel.batch(Panel.items(5, _ -> Panel.TRACK))));
        assertEquals(6, panel.house.stored().size());
        assertEquals(List.of("1", "1 validation Alias is not supported"), Panel.said(panel.batch(List.of(Panel.TRACK,
                "{'type':'alias','payload':{'profileId':'a','alias':'b'}}"))));
        says(400, "{'status':400,'error':'Bad Request','message':'Alias is not supported'}",
                panel.track("{'type':'alias','payload':{'profileId':'a','alias':'b'}}"));
    }

    @Test
    @DisplayName("OP-17: what the queue does not take")
    void refusingQueue() {
        String down = "{'status':503,'error':'Service Unavailable','message':'Nothing was taken, try again'}";
        panel.house.queue = batches -> batches.stream().map(_ -> new EventQueue.Taken(List.of())).toList();
        assertEquals(List.of("0", "0 internal the event was not taken, send it again"),
                Panel.said(panel.batch(List.of(Panel.TRACK))));
        says(503, down, panel.track(Panel.TRACK));
        assertEquals("1", panel.track(Panel.TRACK).headers().get("retry-after"));
        panel.house.queue = _ -> {
            throw new Unavailable("queue: send");
        };
        says(503, down, panel.track(Panel.TRACK));
        says(503, down, panel.batch(List.of(Panel.TRACK)));
        panel.house.site(site -> House.with(site, new Sharding(4, 4, Sharding.ONE.since()), site.ingest(),
                site.pages(), true));
        panel.house.now = panel.house.now.plusSeconds(61);
        panel.house.queue = batches -> {
            List<EventQueue.Taken> taken = panel.house.memory.send(batches.subList(1, batches.size()));
            List<EventQueue.Taken> all = new ArrayList<>(List.of(new EventQueue.Taken(List.of())));
            all.addAll(taken);
            return all;
        };
        Answer answer = panel.batch(Panel.items(20, i -> Panel.item("n", "'__deviceId':'d" + i + "'")));
        int stored = panel.house.stored().size();
        assertTrue(stored > 0 && stored < 20, "stored: " + stored);
        assertEquals(stored, answer.json().path("accepted").asInt());
        assertEquals(20 - stored, answer.json().path("rejected").size());
        answer.json().path("rejected").forEach(one -> assertEquals("internal", one.path("reason").asText()));
    }

    @Test
    @DisplayName("OP-19: every place and both shapes of a batch")
    void places() {
        for (String path : List.of("/track", "/api/track")) {
            Answer answer = panel.post(path, Panel.TRACK);
            assertEquals(200, answer.status());
            assertEquals(2, answer.json().size());
            assertEquals(32, answer.json().path("deviceId").asText().length());
            assertEquals(22, answer.json().path("sessionId").asText().length());
            assertEquals(panel.ids().getLast(), answer.headers().get("footfall-event-id"));
        }
        String taken = "{'accepted':1,'rejected':[]}";
        says(202, taken, panel.post("/api/track/batch", "{'events':[" + Panel.TRACK + "]}"));
        says(202, taken, panel.post("/track/batch", "{'events':[" + Panel.TRACK + "]}"));
        says(202, taken, panel.track("{'type':'batch','payload':[" + Panel.TRACK + "]}"));
        says(202, taken, panel.post("/api/track", "{'type':'batch','payload':[" + Panel.TRACK + "]}"));
    }

    @Test
    @DisplayName("OP-20: a browser may send what it asks to send")
    void preflights() {
        Answer answer = panel.house.send(House.request("OPTIONS", "/track", "", Map.of("origin",
                "https://a.example", "access-control-request-headers", "a,b")));
        assertEquals(204, answer.status());
        assertEquals("a,b", answer.headers().get("access-control-allow-headers"));
        assertEquals("GET,HEAD,POST", answer.headers().get("access-control-allow-methods"));
        assertEquals("604800", answer.headers().get("access-control-max-age"));
        assertEquals("Origin, Access-Control-Request-Headers", answer.headers().get("vary"));
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
    }

    @Test
    @DisplayName("OP-23: a bot is told who it is, and its events go on")
    void bots() {
        String[] bot = {"user-agent", Panel.BOT, "openpanel-client-secret", "sec_00000000000000000000", "origin",
            "https://a.example"};
        Answer answer = panel.track(Panel.TRACK, bot);
        assertEquals(202, answer.status());
        assertEquals("Googlebot", answer.json().path("bot").path("name").asText());
        assertFalse(answer.json().path("bot").path("type").asText().isEmpty());
        assertEquals(202, panel.track(Panel.aged("d", Duration.ofDays(6)), bot).status());
        says(202, "{'accepted':3,'rejected':[]}", panel.batch(Panel.items(3, _ -> Panel.TRACK), bot));
        assertEquals(4, panel.house.stored().size());
        assertEquals(200, panel.track(Panel.TRACK, "user-agent", Panel.BOT, "openpanel-client-secret", Panel.SECRET)
                .status());
    }

    @Test
    @DisplayName("OP-29: a recording is taken, and nothing is kept of it")
    void replays() {
        String replay = "{'type':'replay','payload':{'chunk_index':0,'events_count':1,'is_full_snapshot':true,"
                + "'started_at':'2026-05-18T12:09:00.000Z','ended_at':'2026-05-18T12:10:00.000Z','payload':'"
                + "x".repeat(2_000_000) + "'%s}}";
        Answer answer = panel.track(replay.formatted(",'sessionId':'s'"), "user-agent", "");
        assertEquals(200, answer.status());
        assertEquals(200, panel.track(replay.formatted("")).status());
        says(400, "{'status':400,'message':'Session ID is required for replay'}",
                panel.track(replay.formatted(""), "user-agent", ""));
        assertEquals(List.of(), panel.house.stored());
        assertEquals(2, panel.house.batches().stream().mapToInt(batch -> batch.sendings().size()).sum());
    }

    @Test
    @DisplayName("2.2: ids are told to whom asks for them")
    void ids() {
        var request = Panel.request("/track/batch", "{'events':[" + Panel.TRACK + ",1," + Panel.TRACK + "]}");
        request.setQueryStringParameters(Map.of("include", "ids"));
        JsonNode events = panel.house.send(request).json().path("events");
        assertEquals(2, events.size());
        assertEquals("0 2", events.path(0).path("index").asText() + " " + events.path(1).path("index").asText());
        assertEquals(panel.ids(), List.of(events.path(0).path("id").asText(), events.path(1).path("id").asText()));
        assertEquals(32, events.path(0).path("deviceId").asText().length());
        assertEquals(22, events.path(0).path("sessionId").asText().length());
    }
}
