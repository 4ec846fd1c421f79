package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 2, `maxBufferBytes`: what is held as bytes is bounded.
class BufferTest {
    private static final IOException RESET = new IOException("connection reset");

    @Test
    @DisplayName("R26 server down: pendingBytes is never above maxBufferBytes, the newest are dropped and told")
    void bufferBytes() {
        List<DeliveryError> errors = new ArrayList<>();
        Rig rig = Rig.of(builder -> builder.flushAt(10).maxBatchBytes(64 << 10).maxBufferBytes(128 << 10)
                .maxAttempts(100).retryMaxBackoff(Duration.ofDays(1)).onError(errors::add));
        IntStream.range(0, 1_000).forEach(i -> rig.sender.then(Reply.failure(RESET)));
        for (int i = 0; i < 30; i++) {
            rig.client.capture("u", "e" + i, Map.of("fill", "x".repeat(10_000)));
            rig.turn();
            assertTrue(rig.stats().pendingBytes() <= 128 << 10);
        }
        rig.pass(20_000);
        assertTrue(rig.stats().pendingBytes() <= 128 << 10);
        assertEquals(12, rig.stats().pending());
        assertEquals(18, rig.stats().droppedBytes());
        assertEquals(18, rig.stats().failed());
        assertEquals(18, errors.stream().mapToInt(DeliveryError::lost).sum());
    }

    @Test
    @DisplayName("4 bytes that requests under way will give back are waited for: nothing is dropped")
    void waitsForRequestsUnderWay() {
        Rig rig = Rig.of(builder -> builder.flushAt(6).senders(3).maxBatchBytes(64 << 10)
                .maxBufferBytes(128 << 10));
        rig.sender.byHand();
        IntStream.range(0, 18).forEach(i -> rig.client.capture("u", "e" + i, Map.of("fill", "x".repeat(10_000))));
        rig.turn();
        assertEquals(2, rig.requests());
        rig.sender.answer(Reply.status(200));
        rig.turn();
        assertEquals(3, rig.requests());
        assertEquals(0, rig.stats().droppedBytes());
        assertEquals(18, rig.sender.sent().stream().flatMap(sent -> sent.ids().stream()).distinct().count());
    }
}
