package footfall.proof.outside;

import footfall.aws.Calls;
import footfall.aws.DynamoViewStore;
import footfall.port.ViewStore;
import footfall.proof.schedule.Scheduler;
import java.time.InstantSource;

/// A simulated outside on which nobody waits for a turn and nothing befalls anybody.
final class Still {
    static final String TABLE = "table";

    private Still() {}

    /// @param pageItems the most items of a page
    static SimulatedDynamo dynamo(int pageItems) {
        return new SimulatedDynamo(new Items(), scheduler(), pageItems);
    }

    static Scheduler scheduler() {
        return new Scheduler(_ -> null);
    }

    static ViewStore views(int pageItems) {
        return new DynamoViewStore(dynamo(pageItems), TABLE, InstantSource.system(), _ -> { }, Calls.atOnce());
    }
}
