package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.Event;
import footfall.port.EventQueue;
import footfall.port.SaltStore;
import footfall.port.Unavailable;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.time.Day;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final House house = new House();

    private static String views(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"type\":\"pageview\",\"visitor\":\"v" + i + "\",\"id\":\""
                        + "00000000-0000-4000-8000-%012d".formatted(i) + "\"}")
                .collect(Collectors.joining(","));
    }

    private void shards(int count) {
        house.site(site -> withShards(site, new Sharding(count, count, Sharding.ONE.since())));
    }

    @Test
    @DisplayName("SR-18: the ids of what was accepted, by place")
    void tellsIdsToWhomAsksForThem() {
        Answer answer = house.events("{\"type\":\"pageview\"},{\"type\":\"x\"},{\"type\":\"pageview\"}", "prefer",
                "respond-async, return=representation").took(2, "1 unknown_type");
        JsonNode ids = answer.json().path("ids");
        assertEquals(3, ids.size());
        assertTrue(ids.path(1).isNull());
        assertEquals(house.stored().stream().map(Event::id).map(Object::toString).toList(),
                List.of(ids.path(0).asText(), ids.path(2).asText()));
        assertFalse(house.events("{\"type\":\"pageview\"}").json().has("ids"));
    }

    @Test
    @DisplayName("SR-19: what the queue did not take is named, to be sent again")
    void acceptsOnlyWhatTheQueueConfirmed() {
        shards(4);
        house.queue = batches -> {
            List<EventQueue.Taken> taken = house.memory.send(batches.subList(0, 1));
            return batches.stream().map(batch -> batch == batches.getFirst() ? taken.getFirst()
                    : new EventQueue.Taken(List.of())).toList();
        };
        Answer answer = house.events(views(40));
        int taken = house.stored().size();
        assertTrue(taken > 0 && taken < 40, "events of the first shard: " + taken);
        assertEquals(taken, answer.json().path("accepted").asInt());
        assertEquals(40 - taken, answer.json().path("rejected").size());
        answer.json().path("rejected").forEach(one -> {
            assertEquals("queue_unavailable", one.path("code").asText());
            assertTrue(one.path("retry").asBoolean());
        });
    }

    @Test
    @DisplayName("SR-19: what it took of a batch in pieces is accepted, and what stands between is named")
    void acceptsWhatTheQueueConfirmedAmongOthers() {
        house.queue = batches -> List.of(new EventQueue.Taken(List.of(0, 2)));
        Answer answer = house.events(views(4));
        assertEquals(2, answer.json().path("accepted").asInt());
        assertEquals(List.of(1, 3), answer.json().path("rejected").findValues("index").stream()
                .map(JsonNode::asInt).toList());
    }

    @Test
    @DisplayName("SR-19: a queue that takes none, or does not answer, is 503 and nothing stored")
    void saysWhenTheQueueIsDown() {
        house.queue = batches -> batches.stream().map(batch -> new EventQueue.Taken(List.of())).toList();
        Answer none = house.events(views(3)).isProblem(503, "unavailable");
        assertEquals("5", none.headers().get("retry-after"));
        house.queue = batches -> {
            throw new Unavailable("queue: send");
        };
        assertEquals("5", house.events(views(3)).isProblem(503, "unavailable").headers().get("retry-after"));
        house.events("{\"type\":\"x\"}").took(0, "0 unknown_type");
        assertEquals(List.of(), house.stored());
    }

    @Test
    void saysWhenTheStoreOfSaltsIsDown() {
        house.saltStore = (SaltStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {SaltStore.class}, (proxy, method, arguments) -> {
                    throw new Unavailable("salts: read");
                });
        house.events("{\"type\":\"pageview\"}").isProblem(503, "unavailable");
        house.events(views(1)).took(1);
    }

    @Test
    void answersWhereNothingIsAcceptedToo() {
        Answer answer = house.events("1,2");
        String refused = "{\"index\":%d,\"code\":\"not_an_object\",\"error\":\"event: %d, an event is an object\"}";
        assertEquals("{\"accepted\":0,\"rejected\":[" + refused.formatted(0, 1) + "," + refused.formatted(1, 2)
                + "],\"warnings\":[]}", answer.took(0, "0 not_an_object", "1 not_an_object").hasCors().body());
    }

    @Test
    void allEventsOfAVisitorAndAllRetriesFindOneShard() {
        shards(8);
        house.events(views(200));
        house.events(views(200));
        Map<String, Set<Integer>> shards = new HashMap<>();
        house.batches().forEach(batch -> batch.arrivals().forEach(arrival -> shards
                .computeIfAbsent(arrival.event().who().visitor(), visitor -> new HashSet<>())
                .add(batch.shard().number())));
        assertEquals(200, shards.size());
        assertTrue(shards.values().stream().allMatch(numbers -> numbers.size() == 1));
        assertEquals(8, shards.values().stream().flatMap(Set::stream).distinct().count());
    }

    @Test
    void cookielessVisitorsFindTheirShardOfYesterday() {
        shards(64);
        house.events("{\"type\":\"pageview\"},{\"type\":\"pageview\",\"at\":\"2026-02-28T10:00:00Z\"}").took(2);
        List<EventQueue.Batch> batches = house.batches();
        assertEquals(1, batches.size());
        assertEquals(2, house.stored().stream().map(event -> event.who().visitor()).distinct().count());
    }

    @Test
    void aRaiseOfShardsHoldsForTheDaysFromItsOwn() {
        house.site(site -> withShards(site, new Sharding(64, 1, Day.of(House.NOW))));
        house.events(views(20).replace("\"pageview\"", "\"pageview\",\"at\":\"2026-02-28T10:00:00Z\"")).took(20);
        assertEquals(1, house.batches().size());
        house.events(views(20)).took(20);
        assertTrue(house.batches().size() > 5);
    }

    @Test
    void anIdThatTellsNoTimeGoesByTheDayOnWhichItCame() {
        house.site(site -> withShards(site, new Sharding(64, 1, Day.of(House.NOW))));
        house.events(IntStream.range(0, 20).mapToObj(i -> "{\"type\":\"pageview\",\"visitor\":\"v" + i
                + "\",\"id\":\"" + new UUID(0x4000, i) + "\"}").collect(Collectors.joining(","))).took(20);
        assertTrue(house.batches().size() > 5);
    }

    private static Site withShards(Site site, Sharding sharding) {
        return House.with(site, sharding, site.ingest(), site.pages(), true);
    }
}
