package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 6: what close does, row by row, in virtual time.
class CloseTest {
    private static final IOException RESET = new IOException("connection reset");

    @Test
    @DisplayName("6 close: held, then historical, then live; each batch one final attempt")
    void orderOfTheDrain() {
        Rig rig = Rig.of(builder -> builder.senders(1));
        rig.sender.then(Reply.failure(RESET));
        rig.client.capture("u", "held");
        rig.flush();
        rig.client.capture("u", "live");
        rig.client.captureBatch(List.of(Event.of("u", "old", Map.of())), true);
        rig.close(1_000);
        assertEquals(List.of("held", "held", "old", "live"),
                rig.sender.sent().stream().map(sent -> sent.names().get(0)).toList());
        assertEquals(3, rig.stats().delivered());
        assertTrue(rig.sender.isClosed());
        assertEquals(List.of(), rig.warnings);
    }

    @Test
    @DisplayName("6 capture during close: before the bit drained, after it droppedClosed")
    void captureDuringClose() {
        Rig rig = Rig.v1().capture(2);
        rig.client.lifecycle().startClose(1_000_000_000);
        assertFalse(rig.client.capture("u", "late"));
        rig.turn();
        assertEquals(2, rig.stats().delivered());
        assertEquals(1, rig.stats().droppedClosed());
        assertTrue(rig.worker().hasEnded());
    }

    @Test
    @DisplayName("6 the worker waits for a reserved event still on its way, within the deadline")
    void onTheWay() {
        Ledger ledger = new Ledger();
        SendQueue queue = new SendQueue(10, ledger);
        Rig rig = Rig.v1();
        Outside outside = new Outside(rig.clock, () -> 0, config -> rig.sender, rig.warnings::add, Gzip.JDK, false);
        Worker worker = new Worker(rig.client.config(), outside, queue, ledger);
        long first = queue.reserve();
        long second = queue.reserve();
        queue.close();
        worker.post(new Message.Close(rig.clock.nanos() + 1_000_000_000, false));
        assertEquals(50_000, worker.turn());
        queue.add(new Queued(Event.of("u", "in time", Map.of()), 0, false), first);
        while (!worker.hasHeardAll() || queue.pending() > 1) {
            assertTrue(worker.turn() <= 50_000);
        }
        assertEquals(List.of("in time"), rig.sender.sent(0).names());
        rig.clock.pass(Duration.ofSeconds(1));
        worker.turn();
        assertTrue(worker.hasEnded());
        assertEquals(1, queue.pending());
        assertTrue(queue.add(new Queued(Event.of("u", "too late", Map.of()), 0, false), second));
        worker.sweep();
        assertEquals(0, queue.pending());
        assertEquals(1, queue.stats().droppedClose());
    }

    @Test
    @DisplayName("6 a request in flight at close is that batch's final attempt and obeys the deadline")
    void inFlightAtClose() {
        Rig rig = Rig.of(builder -> builder.flushAt(1));
        rig.sender.byHand();
        rig.capture(1).turn();
        rig.close(300);
        assertEquals(1, rig.requests());
        rig.pass(299);
        assertFalse(rig.worker().hasEnded());
        rig.pass(1);
        assertTrue(rig.worker().hasEnded());
        assertEquals(1, rig.sender.cancelled());
        assertEquals(1, rig.stats().droppedClose());
        assertEquals(List.of("1 events were dropped at the close"), rig.warnings);
    }

    @Test
    @DisplayName("6 server always 503 at close: one attempt, droppedClose, one warning, no exception")
    void failingAtClose() {
        Rig rig = Rig.v1().capture(3);
        rig.sender.then(503, 503);
        rig.close(30_000);
        assertTrue(rig.worker().hasEnded());
        assertEquals(1, rig.requests());
        assertEquals(3, rig.stats().droppedClose());
        assertEquals(1, rig.warnings.size());
        assertEquals(0, rig.stats().pendingBytes());
    }

    @Test
    @DisplayName("6, R04 closeTimeout 0: no request at all; live, historical and held are counted droppedClose")
    void closeWithoutTime() {
        Rig rig = Rig.v1();
        rig.sender.then(Reply.failure(RESET));
        rig.capture(1).flush();
        rig.capture(2);
        rig.client.captureBatch(List.of(Event.of("u", "old", Map.of())), true);
        rig.close(0);
        assertEquals(1, rig.requests());
        assertEquals(4, rig.stats().droppedClose());
        assertEquals(0, rig.stats().pending());
    }

    @Test
    @DisplayName("6 a request's timeout while closing is what is left of the deadline")
    void timeoutAtClose() {
        Rig rig = Rig.of(builder -> builder.requestTimeout(Duration.ofMillis(100)));
        rig.sender.byHand();
        rig.capture(1);
        rig.close(10_000);
        rig.pass(100);
        assertTrue(rig.worker().hasEnded(), "the final attempt ended by its own timeout");
        assertEquals(1, rig.stats().droppedClose());
    }
}
