package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 3, the way in, and section 4, what is counted.
class CaptureTest {
    @Test
    @DisplayName("3.1 closed: false, droppedClosed, no log")
    void closed() {
        Rig rig = Rig.v1();
        rig.close(1_000);
        assertFalse(rig.client.capture("u", "e"));
        assertFalse(rig.client.capture(null, "e"));
        assertEquals(2, rig.stats().droppedClosed());
        assertEquals(List.of(), rig.warnings);
    }

    @Test
    @DisplayName("3.2 bad input is refused, one warning, never an exception")
    void refused() {
        Rig rig = Rig.v1();
        assertFalse(rig.client.capture(null, "e"));
        assertFalse(rig.client.capture("u", null));
        assertFalse(rig.client.capture(" ", "e"));
        assertFalse(rig.client.capture("u", ""));
        assertFalse(rig.client.capture("u".repeat(1_001), "e"));
        assertFalse(rig.client.capture("u", "e".repeat(201)));
        assertFalse(rig.client.capture((Event) null));
        assertFalse(rig.client.group("company", null, Map.of()));
        assertFalse(rig.client.identify(null, Map.of(), Map.of()));
        assertEquals(0, rig.client.captureBatch(null));
        assertEquals(1, rig.client.captureBatch(Arrays.asList(null, Event.of("u", "e", Map.of()))));
        assertTrue(rig.client.capture("u".repeat(1_000), "e".repeat(200)));
        rig.turn();
        assertEquals(10, rig.stats().refused());
        assertEquals(2, rig.stats().accepted());
        assertEquals(1, rig.warnings.size());
    }

    @Test
    @DisplayName("R02 capacity 2, three events: pending 2, one dropped")
    void oneTooMany() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(2)).capture(3);
        assertEquals(2, rig.stats().pending());
        assertEquals(1, rig.stats().droppedFull());
    }

    @Test
    @DisplayName("R01 one warning an episode; drained to 0 and full again: a second")
    void full() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(2)).capture(4);
        assertEquals(2, rig.stats().pending());
        assertEquals(2, rig.stats().droppedFull());
        rig.turn();
        assertEquals(List.of("the queue is full, new events are dropped: maxQueueSize is 2"), rig.warnings);
        assertEquals(2, rig.stats().delivered());
        rig.capture(2).turn();
        assertEquals(1, rig.warnings.size());
        rig.capture(3).turn();
        assertEquals(2, rig.warnings.size());
        assertEquals(3, rig.stats().droppedFull());
    }

    @Test
    @DisplayName("R01 no second warning while the queue was never empty between")
    void oneEpisode() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(2).maxBatchSize(1).senders(1));
        rig.sender.byHand();
        rig.capture(3).turn();
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertEquals(1, rig.stats().pending());
        rig.capture(2).turn();
        assertEquals(1, rig.warnings.size());
        assertEquals(2, rig.stats().droppedFull());
    }

    @Test
    @DisplayName("3.2 captureBatch, captureImmediate: a list that can not be read is one event refused")
    void unreadableList() {
        Rig rig = Rig.of(builder -> builder);
        for (Throwable why : List.of(new IllegalStateException("list"), new StackOverflowError())) {
            List<Event> events = new ArrayList<>() {
                @Override
                public Object[] toArray() {
                    throw thrown(why);
                }
            };
            long refused = rig.stats().refused();
            assertEquals(0, rig.client.captureBatch(events));
            assertEquals(refused + 1, rig.stats().refused());
            assertTrue(rig.client.captureImmediate(events).isDone());
            assertEquals(refused + 2, rig.stats().refused());
            assertTrue(rig.stats().lastError().contains("could not be read"), rig.stats().lastError());
        }
        assertEquals(4, rig.stats().captured());
    }

    @Test
    @DisplayName("3.3 captureBatch: a full queue loses the tail")
    void batchLosesItsTail() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(2));
        List<Event> events = List.of(Event.of("u", "a", Map.of()), Event.of("u", "b", Map.of()),
                Event.of("u", "c", Map.of()));
        assertEquals(2, rig.client.captureBatch(events));
        rig.flush();
        assertEquals(List.of("a", "b"), rig.sender.sent(0).names());
        assertEquals(0, rig.client.captureBatch(List.of()));
    }

    @Test
    @DisplayName("3.4 R05 the event's time is that of its capture, the request's that of the sending")
    void captureTime() {
        for (WireFormat wire : List.of(WireFormat.V0, WireFormat.V1)) {
            Rig rig = Rig.of(builder -> builder.wire(wire).flushInterval(Duration.ofSeconds(60))).capture(1);
            rig.pass(10_000);
            rig.flush();
            Sent sent = rig.sender.sent(0);
            assertEquals("2026-03-01T12:00:00.000Z", sent.event().get("timestamp"));
            assertEquals("2026-03-01T12:00:10.000Z",
                    sent.root().get(wire == WireFormat.V0 ? "sent_at" : "created_at"));
        }
    }

    @Test
    @DisplayName("3.4 the caller's time is kept, the future too")
    void givenTime() {
        Rig rig = Rig.v1();
        rig.client.capture(Event.builder("u", "e").timestamp(Instant.parse("2036-01-01T00:00:00.0009Z")).build());
        rig.flush();
        assertEquals("2036-01-01T00:00:00.000Z", rig.sender.sent(0).event().get("timestamp"));
    }

    @Test
    @DisplayName("3.5 R30 the caller's map changes after capture: the sent value does not")
    void copied() {
        Rig rig = Rig.v1();
        Map<String, Object> properties = new HashMap<>(Map.of("a", 1));
        properties.put("none", null);
        rig.client.capture("u", "e", properties);
        properties.put("a", 2);
        properties.put("b", 3);
        rig.flush();
        Map<String, Object> expected = new HashMap<>(Map.of("a", 1.0, "$is_server", true));
        expected.put("none", null);
        assertEquals(expected, rig.sender.sent(0).properties());
    }

    /// A map of which nothing can be read.
    private static Map<String, Object> unreadable(Throwable why) {
        return new AbstractMap<>() {
            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw thrown(why);
            }
        };
    }

    private static RuntimeException thrown(Throwable why) {
        if (why instanceof Error error) {
            throw error;
        }
        return (RuntimeException) why;
    }

    @Test
    @DisplayName("3.5 a map that can not be read costs its properties, not the event, in any call")
    void unreadableMap() {
        for (Throwable why : List.of(new ConcurrentModificationException(), new StackOverflowError())) {
            Rig rig = Rig.v1();
            assertTrue(rig.client.capture("u", "e", unreadable(why)));
            assertTrue(rig.client.identify("u", unreadable(why), unreadable(why)));
            assertTrue(rig.client.page("u", "https://shop.example/", unreadable(why)));
            assertTrue(rig.client.group("company", "c", unreadable(why)));
            rig.flush();
            assertEquals(4, rig.stats().delivered());
            assertEquals(0, rig.stats().pending());
            assertEquals(5, rig.stats().hookErrors());
        }
    }

    @Test
    @DisplayName("3.6 an idle worker sleeps an interval, whatever is captured up to flushAt")
    void sleeps() {
        Rig rig = Rig.of(builder -> builder.flushAt(3).flushInterval(Duration.ofSeconds(7)));
        assertEquals(7_000_000_000L, rig.turn());
        rig.capture(2);
        assertEquals(7_000_000_000L, rig.turn());
        rig.capture(1).turn();
        assertEquals(1, rig.requests());
    }

    @Test
    @DisplayName("1 what each call sends")
    void calls() {
        Rig rig = Rig.v1();
        rig.client.identify("u", Map.of("plan", "pro"), Map.of("first", 1));
        rig.client.page("u", "https://e.com/a", Map.of("title", "A"));
        rig.client.group("company", "acme", Map.of("size", 5));
        rig.client.group("company", "acme", Map.of(), "of-another");
        rig.client.alias("u", "v");
        rig.client.capture(Event.builder("u", "g").group("company", "acme").build());
        rig.client.capture(Event.anonymous("a"));
        rig.flush();
        List<Map<?, ?>> events = rig.sender.sent(0).events();
        assertEquals(List.of("$identify", "$pageview", "$groupidentify", "$groupidentify", "$create_alias", "g", "a"),
                rig.sender.sent(0).names());
        assertEquals(List.of("u", "u", "$company_acme", "of-another", "u", "u"),
                rig.sender.sent(0).all("distinct_id").subList(0, 6));
        assertEquals(Map.of("$set", Map.of("plan", "pro"), "$set_once", Map.of("first", 1.0), "$is_server", true),
                events.get(0).get("properties"));
        assertEquals(Map.of("$current_url", "https://e.com/a", "title", "A", "$is_server", true),
                events.get(1).get("properties"));
        assertEquals(Map.of("$group_type", "company", "$group_key", "acme", "$group_set", Map.of("size", 5.0),
                "$is_server", true), events.get(2).get("properties"));
        assertEquals(Map.of("distinct_id", "u", "alias", "v", "$is_server", true), events.get(4).get("properties"));
        assertEquals(Map.of("process_person_profile", true), events.get(5).get("options"));
        assertEquals(Map.of("$groups", Map.of("company", "acme"), "$is_server", true), events.get(5).get("properties"));
        assertEquals(Map.of("process_person_profile", false), events.get(6).get("options"));
    }

    @Test
    @DisplayName("1 a disabled client: no thread, every call a no-op; a blank key warns once")
    void disabled() {
        Rig rig = Rig.of(builder -> builder.disabled(true));
        assertFalse(rig.client.capture("u", "e"));
        assertEquals(0, rig.client.captureBatch(List.of(Event.of("u", "e", Map.of()))));
        assertTrue(rig.client.captureImmediate(List.of(Event.of("u", "e", Map.of()))).isDone());
        assertTrue(rig.client.flush(Duration.ofDays(400)));
        assertTrue(rig.client.close(Duration.ZERO));
        assertEquals(0, rig.stats().captured());
        long before = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("footfall-"))
                .count();
        Analytics.builder(" ", URI.create("http://127.0.0.1:1")).build().close();
        assertEquals(before, Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("footfall-")).count());
    }

    @Test
    @DisplayName("1 an event refuses what is no name, and says so")
    void eventsRefuse() {
        assertEquals("name: blank, should be 1 to 200 characters",
                assertThrows(IllegalArgumentException.class, () -> Event.of("u", " ", Map.of())).getMessage());
        assertEquals("distinctId: 1001 characters, should be 1 to 1000 characters",
                assertThrows(IllegalArgumentException.class, () -> Event.of("u".repeat(1_001), "e", Map.of()))
                        .getMessage());
    }

    @Test
    @DisplayName("1 a group without an id is refused when the event is made")
    void groupsRefuse() {
        EventBuilder builder = Event.builder("u", "e").group("company", null);
        assertTrue(assertThrows(IllegalArgumentException.class, builder::build).getMessage().startsWith("groups: "));
    }

    @Test
    @DisplayName("1 ids are UUIDv7 of the millisecond")
    void ids() {
        long now = System.currentTimeMillis();
        Event event = Event.of("u", "e", Map.of());
        assertEquals(7, event.id().version());
        assertEquals(2, event.id().variant());
        long age = (event.id().getMostSignificantBits() >>> 16) - now;
        assertTrue(age >= 0 && age < 10_000, "age " + age);
    }
}
