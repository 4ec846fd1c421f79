package footfall.usecase.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.identity.Salt;
import footfall.memory.MemorySaltStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotateSaltTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final MemorySaltStore store = new MemorySaltStore();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final RotateSalt rotation = new RotateSalt(store, () -> now, new Random(1));

    @Test
    void makesTheSaltsOfTodayAndTomorrowAndNoOther() {
        rotation.rotate();
        assertTrue(store.of(FIRST).isPresent());
        assertTrue(store.of(FIRST.plusDays(1)).isPresent());
        assertNotEquals(store.of(FIRST), store.of(FIRST.plusDays(1)));
        assertTrue(store.of(FIRST.plusDays(2)).isEmpty());
    }

    @Test
    void keepsASaltThroughEveryRun() {
        rotation.rotate();
        Optional<Salt> first = store.of(FIRST);
        Salt secret = store.shardSecret(new Salt("00".repeat(32)));
        now = Instant.parse("2026-03-01T13:00:00Z");
        rotation.rotate();
        assertEquals(first, store.of(FIRST));
        assertEquals(secret, store.shardSecret(new Salt("11".repeat(32))));
        assertNotEquals(new Salt("00".repeat(32)), secret);
    }

    @Test
    void destroysASaltAtMidnightTwoDaysAfterItsDate() {
        rotation.rotate();
        now = Instant.parse("2026-03-02T23:59:59.999Z");
        rotation.rotate();
        assertTrue(store.of(FIRST).isPresent());
        now = Instant.parse("2026-03-03T00:00:00Z");
        rotation.rotate();
        assertTrue(store.of(FIRST).isEmpty());
        assertTrue(store.of(FIRST.plusDays(1)).isPresent());
    }
}
