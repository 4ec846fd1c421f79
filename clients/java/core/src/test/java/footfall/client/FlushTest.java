package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 6: what flush does, row by row, in virtual time.
class FlushTest {
    private static final IOException RESET = new IOException("connection reset");

    private static Barrier startFlush(Rig rig) {
        Barrier barrier = rig.client.lifecycle().startFlush();
        rig.turn();
        return barrier;
    }

    @Test
    @DisplayName("6 flush with nothing pending: true at once; a negative timeout is refused")
    void nothingPending() {
        Rig rig = Rig.v1();
        assertTrue(rig.client.flush(Duration.ZERO));
        assertEquals(0, rig.requests());
        assertThrows(IllegalArgumentException.class, () -> rig.client.flush(Duration.ofNanos(-1)));
    }

    @Test
    @DisplayName("6 flush while flushAt already sent the batch: waits for that request, exactly one in all")
    void alreadySent() {
        Rig rig = Rig.of(builder -> builder.flushAt(2));
        rig.sender.byHand();
        rig.capture(2).turn();
        Barrier barrier = startFlush(rig);
        assertFalse(barrier.result().isDone());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertTrue(barrier.result().join());
        assertEquals(1, rig.requests());
    }

    @Test
    @DisplayName("6 flush, server answers 503: false after one attempt; the batch stays held on its schedule")
    void flushMeetsAFailure() {
        Rig rig = Rig.v0().capture(1);
        rig.sender.then(503);
        assertFalse(rig.flush());
        assertEquals(1, rig.requests());
        rig.pass(199);
        assertEquals(1, rig.requests());
        rig.pass(1);
        assertEquals(1, rig.stats().delivered());
    }

    @Test
    @DisplayName("6 flush of many batches waits for all of them, while senders are busy; a partial retry is held")
    void manyBatches() {
        Rig rig = Rig.of(builder -> builder.maxBatchSize(1).senders(1));
        rig.sender.byHand();
        rig.capture(3);
        rig.client.captureBatch(List.of(Event.of("u", "h", Map.of())), true);
        Barrier barrier = startFlush(rig);
        for (int i = 0; i < 4; i++) {
            assertFalse(barrier.result().isDone());
            assertEquals(1, rig.sender.open());
            rig.sender.answer(i == 2 ? Reply.results("retry") : Reply.status(200));
            rig.turn();
        }
        assertFalse(barrier.result().join());
        assertEquals(1, rig.stats().pending());
    }

    @Test
    @DisplayName("6 events captured after the flush began do not delay it")
    void laterEvents() {
        Rig rig = Rig.of(builder -> builder.maxBatchSize(1).senders(1));
        rig.sender.byHand();
        rig.capture(1);
        Barrier barrier = startFlush(rig);
        rig.capture(5).turn();
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertTrue(barrier.result().join());
        assertEquals(5, rig.stats().pending());
    }

    @Test
    @DisplayName("6 a split inside a flush is waited for")
    void splitInsideAFlush() {
        Rig rig = Rig.of(builder -> builder.senders(1));
        rig.sender.byHand();
        rig.capture(2);
        Barrier barrier = startFlush(rig);
        rig.sender.answer(Reply.status(413));
        rig.turn();
        assertFalse(barrier.result().isDone());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertFalse(barrier.result().isDone());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertTrue(barrier.result().join());
    }

    @Test
    @DisplayName("6 two flushes at once: both return, a batch gets one attempt for both")
    void twoFlushes() {
        Rig rig = Rig.v1().capture(1);
        rig.sender.then(Reply.failure(RESET));
        rig.flush();
        rig.sender.byHand();
        Barrier first = startFlush(rig);
        Barrier second = startFlush(rig);
        assertEquals(2, rig.requests());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertTrue(first.result().join() && second.result().join());
        assertEquals(2, rig.requests());
    }

    @Test
    @DisplayName("R24 three flushes against 503 with 3 attempts: exactly 3 requests, nothing held")
    void threeFlushes() {
        Rig rig = Rig.v0().capture(1);
        rig.sender.then(503, 503, 503);
        assertFalse(rig.flush());
        assertFalse(rig.flush());
        assertTrue(rig.flush());
        assertEquals(3, rig.requests());
        assertEquals(1, rig.stats().failed());
        rig.pass(60_000);
        assertEquals(3, rig.requests());
    }

    @Test
    @DisplayName("5 flush does not try what the server asked to wait for")
    void flushKeepsRetryAfter() {
        Rig rig = Rig.v1().capture(1);
        rig.sender.then(Reply.status(503, "5"));
        assertFalse(rig.flush());
        assertFalse(rig.flush());
        assertEquals(1, rig.requests());
        rig.pass(5_000);
        assertEquals(2, rig.requests());
    }

    @Test
    @DisplayName("6 flush after close returns at once; one queued behind the close is completed by the end")
    void flushAndClose() {
        Rig rig = Rig.v1();
        rig.sender.byHand();
        rig.capture(1);
        rig.client.lifecycle().startClose(1_000_000_000);
        Barrier behind = rig.client.lifecycle().startFlush();
        rig.turn();
        assertFalse(rig.client.flush(Duration.ofSeconds(9)));
        rig.pass(1_000);
        assertTrue(behind.result().join(), "dropped is settled");
        Barrier late = rig.client.lifecycle().startFlush();
        assertTrue(late.result().join(), "all is settled by then");
        assertTrue(rig.client.flush(Duration.ofSeconds(9)));
    }

    @Test
    @DisplayName("6, R31 flush, capture or close called inside a hook: no deadlock, one warning")
    void insideAHook() {
        AtomicReference<Rig> self = new AtomicReference<>();
        List<Object> answers = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder.maxAttempts(1)
                .onError(error -> answers.add(self.get().client.flush(Duration.ofSeconds(9))))
                .beforeSend(event -> {
                    if (event.name().equals("e0")) {
                        answers.add(self.get().client.flush(Duration.ofSeconds(9)));
                        answers.add(self.get().client.capture("u", "from a hook"));
                    } else {
                        answers.add(self.get().client.close(Duration.ofSeconds(9)));
                    }
                    return event;
                }));
        self.set(rig);
        long began = System.nanoTime();
        rig.capture(1);
        rig.sender.then(Reply.status(400));
        rig.flush();
        assertEquals(List.of(false, true, false), answers);
        rig.flush();
        assertEquals(List.of(false, true, false, false), answers);
        assertTrue(rig.worker().hasEnded());
        assertEquals(List.of("flush was called by a hook, which can not wait for itself"), rig.warnings);
        assertEquals(1, rig.stats().delivered());
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos(), "none of them should have waited");
    }

    @Test
    @DisplayName("7 a timeout of a request is a failure that is tried again")
    void timeout() {
        Rig rig = Rig.of(builder -> builder.requestTimeout(Duration.ofMillis(100)));
        rig.sender.byHand();
        rig.capture(1);
        startFlush(rig);
        rig.pass(99);
        assertEquals(0, rig.sender.cancelled());
        rig.sender.atOnce();
        rig.pass(1);
        assertEquals(1, rig.sender.cancelled());
        rig.pass(200);
        assertEquals(2, rig.requests());
        assertEquals(1, rig.stats().delivered());
    }
}
