package footfall.proof.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A little of what `make prove` explores: the same schedules at each run.
class ExplorationTest {
    private static final long SEED = 20_260_301;
    private static final int SCHEDULES = 40;

    @Test
    @Timeout(600)
    void schedulesOfEveryScopeEndRight() {
        List<Campaign> campaigns = new ArrayList<>(Campaigns.finite());
        campaigns.addAll(Campaigns.endless(SEED));
        for (Campaign campaign : campaigns) {
            campaign.work(Long.MAX_VALUE, SCHEDULES).ifPresent(trial -> fail(Story.of(trial)));
            Campaign.Tally tally = campaign.tally();
            assertTrue(tally.schedules() == SCHEDULES || tally.complete(), tally.toString());
        }
    }
}
