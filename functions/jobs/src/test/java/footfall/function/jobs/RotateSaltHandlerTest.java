package footfall.function.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.memory.MemorySaltStore;
import footfall.usecase.manage.RotateSalt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotateSaltHandlerTest {
    @Test
    void makesTheSaltsThatAreDueWhateverTheScheduleSends() {
        MemorySaltStore store = new MemorySaltStore();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        RotateSaltHandler handler = new RotateSaltHandler(new RotateSalt(store, () -> now, new Random(1)));
        assertEquals(Map.of("status", "done"), handler.handleRequest(Map.of("source", "aws.scheduler"), null));
        assertTrue(store.of(LocalDate.parse("2026-03-02")).isPresent());
    }
}
