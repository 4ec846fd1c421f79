package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.proof.kill.KillRound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Takes less than a minute on two cores; up to five are given, as machines are shared.
class KillTest {
    private static final int KILLS = 5;
    private static final int EVENTS_A_KILL = 1_650;
    private static final long SEED = 20_260_301;

    @Test
    @Timeout(300)
    void reportsEqualTheRecountAlthoughEveryMessageComesTwiceAndTheReducerIsKilledFiveTimes() throws Exception {
        KillRound.Result result = new KillRound(SEED, System.out::println).run(KILLS, EVENTS_A_KILL, () -> true);
        assertEquals(List.of(), result.complaints());
        assertEquals(KILLS, result.kills());
        assertEquals((KILLS + 1L) * EVENTS_A_KILL, result.events());
    }
}
