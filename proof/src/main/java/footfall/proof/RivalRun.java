package footfall.proof;

import footfall.aws.Tables;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.proof.rivals.Design;
import footfall.proof.rivals.Expected;
import footfall.proof.rivals.Rival;
import footfall.proof.rivals.Rows;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Traffic that goes through another design into a metered store, in virtual time and in the batches that the queue's
/// window makes: one reducer, so that nobody is in its way.
final class RivalRun {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);

    private final DynamoDbClient direct;
    private final String table;
    private Instant now = START;

    /// @param direct a store without a meter, in which the run makes a table of its own
    RivalRun(DynamoDbClient direct, String table) {
        this.direct = direct;
        this.table = table;
        direct.createTable(Tables.create(table));
    }

    /// Runs so many events, and looks at every counter afterwards, off the bill.
    CostCell run(Design design, Traffic traffic, int events, long seed) {
        Bill bill = new Bill();
        Rival rival = design.reducer(new Meter(direct, Rows::part, bill), table, () -> now);
        Expected expected = new Expected();
        Trace trace = new Trace(traffic, START.minus(CostRun.TRAFFIC_BEFORE), seed);
        Arrival next = trace.from(START);
        int done = 0;
        while (done < events) {
            now = now.plus(CostRun.WINDOW);
            List<Delivery> batch = new ArrayList<>();
            for (; next.event().at().isBefore(now) && done < events; done++) {
                batch.add(new Delivery.Read(next));
                expected.add(next.event());
                next = trace.next();
            }
            if (!batch.isEmpty()) {
                rival.reduce(SHARD, batch);
            }
        }
        long differences = expected.differences(design.reducer(direct, table, () -> now), SHARD);
        return new CostCell(design.label(), traffic.eventsPerSecond(), 1, events, Duration.between(START, now), 0, bill,
                differences);
    }
}
