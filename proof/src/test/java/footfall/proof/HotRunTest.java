package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotRunTest {
    private static final Duration TIME = Duration.ofMillis(400);

    private static HotRun.Result run(int reducers, int shards, boolean apart) {
        HotRun.Result result = new HotRun(reducers, shards, apart, 1).run(TIME);
        assertEquals(0, result.wrong(), "events lost or counted twice");
        assertEquals(0, result.givenBack(), "messages given back");
        return result;
    }

    @Test
    void eightReducersOfOneLogDoNotCollapse() {
        double one = run(1, 1, false).eventsPerSecond();
        assertTrue(run(8, 1, false).eventsPerSecond() >= 0.8 * one);
        assertTrue(run(8, 8, false).eventsPerSecond() >= one);
    }

    @Test
    void independentLogsScale() {
        assertTrue(run(8, 8, true).eventsPerSecond() >= 7.2 * run(1, 1, false).eventsPerSecond());
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(run(4, 1, false), run(4, 1, false));
    }

    @Test
    void timeGoesByOnlyWhileEverybodyWaits() {
        Instant start = Instant.parse("2026-03-02T09:00:00Z");
        VirtualTime time = new VirtualTime(start);
        List<String> told = new ArrayList<>();
        for (int length : List.of(30, 10, 20)) {
            time.start(() -> {
                time.sleep(Duration.ofSeconds(length));
                told.add(length + " at " + Duration.between(start, time.instant()).toSeconds());
                time.together(List.of(() -> time.sleep(Duration.ofSeconds(3)),
                        () -> time.sleep(Duration.ofSeconds(5))));
                told.add("both at " + Duration.between(start, time.instant()).toSeconds());
            });
        }
        time.run();
        assertEquals(List.of("10 at 10", "both at 15", "20 at 20", "both at 25", "30 at 30", "both at 35"), told);
    }
}
