package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.Pause;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class CostRunTest {
    @Test
    void billsEveryPartOfARunThatCountsRight() throws InterruptedException {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
        CostRun run = new CostRun(local.dynamoDbClient(), "run", 2, true, Pause.NONE);
        AtomicInteger last = new AtomicInteger();
        Bill bill = run.run(Traffic.STANDARD, 8_000, 1, (done, _) -> last.set(done));
        assertEquals(List.of(), run.differences());
        assertEquals(8_000, last.get());
        assertEquals(Set.of("segments", "head", "ids", "counters", "slots", "visits", "visitors"),
                bill.parts().keySet());
        assertTrue(bill.total().write() / 8_000 < 1.0, "write units: " + bill.parts());
        local.shutdownNow();
    }

    @Test
    void pollersThatFindTheTailFoldedDoNotFoldAgain() throws InterruptedException {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
        CostRun run = new CostRun(local.dynamoDbClient(), "turns", 3, false, Pause.NONE);
        Bill bill = run.run(Traffic.STANDARD.atRate(1), 800, 1, (_, _) -> { });
        assertEquals(List.of(), run.differences());
        assertEquals(2, bill.parts().get("head").write(), "one fold after ten minutes, and one of the last tail");
        local.shutdownNow();
    }
}
