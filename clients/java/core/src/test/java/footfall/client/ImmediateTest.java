package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 1: immediate batches, in virtual time.
class ImmediateTest {
    private static final IOException RESET = new IOException("connection reset");

    private static List<Event> events(int n) {
        return IntStream.range(0, n).mapToObj(i -> Event.of("u", "h" + i, Map.of())).toList();
    }

    @Test
    @DisplayName("1 captureImmediate goes at once with all retries, outside buffer and interval; no onError")
    void immediate() {
        List<DeliveryError> errors = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder.onError(errors::add)).capture(1);
        rig.sender.then(Reply.failure(RESET), Reply.results("ok", "drop", "weird"));
        CompletableFuture<DeliveryReport> report = rig.client.captureImmediate(events(3));
        rig.turn();
        assertEquals(List.of("h0", "h1", "h2"), rig.sender.sent(0).names());
        assertFalse(report.isDone());
        rig.pass(200);
        DeliveryReport told = report.join();
        assertEquals(3, told.submitted());
        assertEquals(2, told.notPersisted());
        assertFalse(told.allPersisted());
        assertEquals(List.of("drop", "ok", "unconfirmed"), told.results().values().stream().sorted().toList());
        assertEquals(List.of(), errors);
        assertEquals(1, rig.stats().pending());
    }

    @Test
    @DisplayName("1 captureImmediate takes slots; hooks that empty it leave submitted 0; closed and full are told")
    void immediateEdges() {
        Rig rig = Rig.of(builder -> builder.maxQueueSize(2)
                .beforeSend(event -> event.name().equals("h0") ? null : event));
        CompletableFuture<DeliveryReport> report = rig.client.captureImmediate(events(3));
        assertEquals(2, rig.stats().pending());
        rig.turn();
        assertEquals(2, report.join().submitted());
        assertEquals(1, report.join().notPersisted());
        assertTrue(report.join().results().containsValue("dropped_full"));
        CompletableFuture<DeliveryReport> emptied = rig.client.captureImmediate(events(1));
        rig.turn();
        assertEquals(0, emptied.join().submitted());
        assertTrue(emptied.join().allPersisted());
        assertEquals(1, rig.requests());
        CompletableFuture<DeliveryReport> dropped = rig.client.captureImmediate(events(2));
        rig.close(0);
        assertTrue(dropped.join().results().containsValue("dropped_close"));
        assertEquals(1, rig.client.captureImmediate(events(1)).join().notPersisted());
        assertTrue(rig.client.captureImmediate(null).join().allPersisted());
        rig.stats();
    }
}
