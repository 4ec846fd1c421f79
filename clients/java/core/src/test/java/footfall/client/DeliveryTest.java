package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Sections 4, 5 and 9: timers, batches, splits, historical and immediate ones, in virtual time.
class DeliveryTest {
    private static final IOException RESET = new IOException("connection reset");

    @Test
    @DisplayName("R03 pending is 1 in the queue, in the buffer, while held, and 0 after 2xx")
    void pendingEverywhere() {
        Rig rig = Rig.v1().capture(1);
        assertEquals(1, rig.stats().pending());
        rig.turn();
        assertEquals(1, rig.stats().pending());
        assertEquals(0, rig.stats().pendingBytes());
        rig.sender.then(Reply.failure(RESET));
        assertFalse(rig.flush());
        assertEquals(1, rig.stats().pending());
        assertTrue(rig.stats().pendingBytes() > 50);
        rig.pass(200);
        assertEquals(0, rig.stats().pending());
        assertEquals(0, rig.stats().pendingBytes());
    }

    @Test
    @DisplayName("R06 a wall clock that steps moves no timer")
    void wallClockSteps() {
        for (Duration step : List.of(Duration.ofHours(-1), Duration.ofHours(1))) {
            Rig rig = Rig.v1();
            rig.turn();
            rig.capture(1);
            rig.clock.step(step);
            rig.pass(4_999);
            assertEquals(0, rig.requests());
            rig.sender.then(Reply.failure(RESET));
            rig.pass(1);
            assertEquals(1, rig.requests());
            rig.clock.step(step);
            rig.pass(199);
            assertEquals(1, rig.requests());
            rig.pass(1);
            assertEquals(2, rig.requests());
        }
    }

    @Test
    @DisplayName("R07 1 ms before the back-off no request, at exactly the back-off one; 200, 400, 800 to the ceiling")
    void backoff() {
        Rig rig = Rig.of(builder -> builder.maxAttempts(6).retryMaxBackoff(Duration.ofMillis(1_000)));
        IntStream.range(0, 6).forEach(i -> rig.sender.then(Reply.failure(RESET)));
        rig.capture(1).flush();
        rig.pass(199);
        assertEquals(1, rig.requests());
        rig.pass(1);
        assertEquals(2, rig.requests());
        rig.pass(60_000);
        assertEquals(List.of(200L, 400L, 800L, 1_000L, 1_000L), rig.gaps());
        assertEquals(1, rig.stats().failed());
        assertEquals(5, rig.stats().retries());
        assertEquals(6, rig.stats().requests());
    }

    @Test
    @DisplayName("R08 the interval ends exactly at first event + interval; a second event does not move it")
    void interval() {
        Rig rig = Rig.v1();
        rig.pass(1_234);
        rig.capture(1);
        rig.pass(3_000);
        rig.capture(1);
        rig.pass(1_999);
        assertEquals(0, rig.requests());
        rig.pass(1);
        assertEquals(2, rig.sender.sent(0).events().size());
    }

    @Test
    @DisplayName("R08 an event that an idle worker did not see yet goes at its own interval too")
    void intervalOfAnUnseenEvent() {
        Rig rig = Rig.v1();
        rig.turn();
        rig.clock.pass(Duration.ofMillis(4_000));
        rig.capture(1);
        rig.clock.pass(Duration.ofMillis(1_000));
        rig.pass(3_999);
        assertEquals(0, rig.requests());
        rig.pass(1);
        assertEquals(1, rig.requests());
    }

    @Test
    @DisplayName("R09 captures without pause: a due retry and the interval still go out")
    void busy() {
        Rig rig = Rig.of(builder -> builder.flushAt(10_000).maxQueueSize(10_000));
        rig.sender.then(Reply.failure(RESET));
        rig.capture(1).flush();
        for (int i = 0; i < 5_100; i++) {
            rig.capture(1);
            rig.clock.pass(Duration.ofMillis(1));
            rig.turn();
        }
        assertEquals(200, rig.gaps().get(0));
        assertEquals(5_000, rig.sender.sent(1).events().size() == 1 ? rig.gaps().get(0) + rig.gaps().get(1) - 1 : 0, 2);
    }

    @Test
    @DisplayName("R10 historical of 3, maxBatchSize 2: two requests, both flagged, never mixed with live")
    void historical() {
        Rig rig = Rig.of(builder -> builder.maxBatchSize(2).flushAt(100)).capture(1);
        assertEquals(3, rig.client.captureBatch(events(3), true));
        rig.flush();
        assertEquals(List.of(2, 1, 1), rig.sender.sent().stream().sorted((a, b) -> Boolean.compare(b.historical(),
                a.historical())).map(sent -> sent.events().size()).toList());
        for (Sent sent : rig.sender.sent()) {
            assertEquals(sent.historical(), sent.names().get(0).startsWith("h"));
            assertEquals(1, sent.names().stream().map(name -> name.charAt(0)).distinct().count());
        }
    }

    private static List<Event> events(int n) {
        return IntStream.range(0, n).mapToObj(i -> Event.of("u", "h" + i, Map.of())).toList();
    }

    @Test
    @DisplayName("R11 historical of flushAt events goes at once; fewer wait for their own interval")
    void historicalInterval() {
        Rig rig = Rig.of(builder -> builder.flushAt(3));
        rig.client.captureBatch(events(3), true);
        rig.turn();
        assertEquals(1, rig.requests());
        rig.client.captureBatch(events(2), true);
        rig.turn();
        for (int i = 0; i < 4; i++) {
            rig.pass(1_000);
            rig.capture(3).turn();
        }
        assertEquals(5, rig.requests());
        rig.pass(1_000);
        assertEquals(6, rig.requests());
        assertTrue(rig.sender.sent(5).historical());
    }

    @Test
    @DisplayName("R12 a historical drain neither delays a due retry nor runs early; closeTimeout 0 drops it too")
    void historicalDrain() {
        Rig rig = Rig.of(builder -> builder.senders(1).maxBatchSize(1));
        rig.sender.then(Reply.failure(RESET));
        rig.capture(1).flush();
        rig.client.captureBatch(events(2), true);
        rig.pass(199);
        assertEquals(1, rig.requests(), "historical ones wait for their interval");
        rig.pass(1);
        assertEquals("e0", rig.sender.sent(1).names().get(0));
        rig.close(0);
        assertEquals(2, rig.requests());
        assertEquals(2, rig.stats().droppedClose());
    }

    @Test
    @DisplayName("R20 full queue, flush in flight, three more after it drains: all three go next")
    void afterADrain() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(3).senders(1));
        rig.sender.byHand();
        rig.capture(4);
        Barrier barrier = rig.client.lifecycle().startFlush();
        rig.turn();
        assertFalse(barrier.result().isDone());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertTrue(barrier.result().join());
        rig.capture(3).turn();
        assertEquals(3, rig.sender.sent(1).events().size());
    }

    @Test
    @DisplayName("5, R27 413 for 8 events until at most 2: 4 batches, each id once; later batches are smaller")
    void splits() {
        Rig rig = Rig.of(builder -> builder.flushAt(8).senders(1).maxBatchBytes(64 << 10).maxEventBytes(1 << 10));
        rig.sender.then(413, 413, 200, 200, 413);
        for (int i = 0; i < 8; i++) {
            rig.client.capture("u", "e" + i, Map.of("fill", "x".repeat(700)));
        }
        rig.turn();
        assertEquals(List.of(8, 4, 2, 2, 4, 2, 2), sizes(rig));
        assertEquals(3, rig.stats().splits());
        assertEquals(8, rig.stats().delivered());
        assertEquals(List.of("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"), rig.sender.sent().stream()
                .filter(sent -> sent.events().size() == 2).flatMap(sent -> sent.names().stream()).toList());
        assertEquals(7, rig.sender.sent().stream().map(sent -> sent.header("PostHog-Request-Id")).distinct().count());
        assertTrue(rig.sender.sent().stream().allMatch(sent -> sent.header("PostHog-Attempt").orElse("").equals("1")));
        for (int i = 0; i < 8; i++) {
            rig.client.capture("u", "f" + i, Map.of("fill", "x".repeat(700)));
        }
        rig.turn();
        assertTrue(rig.sender.sent(7).events().size() <= 2, "later batches are at most half of what was refused");
    }

    @Test
    @DisplayName("5 413 of 2,000 events to the last one: 11 levels, each rejected once")
    void splitsToTheEnd() {
        Rig rig = Rig.of(builder -> builder.flushAt(2_000).maxBatchSize(2_000));
        IntStream.range(0, 4_100).forEach(i -> rig.sender.then(413));
        rig.capture(2_000);
        for (int i = 0; i < 3; i++) {
            rig.turn();
        }
        assertEquals(2_000, rig.stats().rejected());
        assertEquals(1_999, rig.stats().splits());
        assertEquals(3_999, rig.requests());
        assertEquals(0, rig.stats().pendingBytes());
    }

    private static List<Integer> sizes(Rig rig) {
        return rig.sender.sent().stream().map(sent -> sent.events().size()).toList();
    }

    @Test
    @DisplayName("5 pause: 429 with Retry-After holds automatic sends; flush and close still send")
    void pause() {
        Rig rig = Rig.of(builder -> builder.flushAt(1));
        rig.sender.then(Reply.status(429, "7"));
        rig.capture(1).turn();
        rig.capture(1);
        rig.pass(6_999);
        assertEquals(1, rig.requests());
        rig.pass(1);
        assertEquals(3, rig.requests());
        rig.sender.then(Reply.status(429, "7"));
        rig.capture(1).turn();
        rig.capture(1).turn();
        assertEquals(4, rig.requests());
        assertFalse(rig.flush(), "the batch that the server told to wait is still held");
        assertEquals(5, rig.requests());
        rig.close(1_000);
        assertEquals(6, rig.requests());
        assertEquals(4, rig.stats().delivered());
    }

    @Test
    @DisplayName("2 bytes: a batch closes before the event that would pass maxBatchBytes; first in, first out")
    void batchBytes() {
        Rig rig = Rig.of(builder -> builder.flushAt(10).senders(1).maxBatchBytes(64 << 10));
        for (int i = 0; i < 10; i++) {
            rig.client.capture("u", "e" + i, Map.of("fill", "x".repeat(20_000)));
        }
        rig.turn();
        assertEquals(List.of(3, 3, 3, 1), sizes(rig));
        assertTrue(rig.sender.sent().stream().allMatch(sent -> sent.raw().length <= 64 << 10));
        assertEquals(10, rig.sender.sent().stream().flatMap(sent -> sent.names().stream()).distinct().count());
    }

    @Test
    @DisplayName("an id that is captured twice never stands twice in one request")
    void sameIdTwice() {
        Rig rig = Rig.v1();
        Event event = Event.of("u", "e", Map.of());
        rig.client.captureBatch(List.of(event, event, Event.of("u", "f", Map.of())));
        rig.flush();
        assertEquals(List.of(1, 2), sizes(rig));
    }

    @Test
    @DisplayName("5 a pause holds what waits for its retry too")
    void pauseHoldsRetries() {
        Rig rig = Rig.of(builder -> builder.flushAt(1).maxBatchSize(1));
        rig.sender.then(Reply.failure(RESET), Reply.status(429, "3"));
        rig.capture(2).turn();
        assertEquals(2, rig.requests());
        rig.pass(2_900);
        assertEquals(2, rig.requests());
        rig.pass(200);
        assertEquals(2, rig.stats().delivered());
    }

    @Test
    @DisplayName("R11 whatever wakes the worker, it sleeps no longer than to the historical events' own interval")
    void sleepsToTheHistoricalInterval() {
        Rig rig = Rig.of(builder -> builder.flushInterval(Duration.ofSeconds(5)));
        rig.client.captureBatch(List.of(Event.of("u", "old", Map.of())), true);
        assertEquals(Duration.ofSeconds(5).toNanos(), rig.turn());
        rig.clock.pass(Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(3).toNanos(), rig.turn());
    }
}
