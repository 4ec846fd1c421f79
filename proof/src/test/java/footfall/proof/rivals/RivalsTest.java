package footfall.proof.rivals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.aws.Tables;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class RivalsTest {
    private static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create(true);
    private static final DynamoDbClient STORE = LOCAL.dynamoDbClient();
    private static final Instant AT = Instant.parse("2026-03-02T09:59:58Z");
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final int WRITES_MAX = 400;

    private final Expected expected = new Expected();

    @AfterAll
    static void stop() {
        LOCAL.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void countsRightOnACalmRun(Design design) {
        Rival rival = design.reducer(STORE, table(design + "-calm"), () -> AT);
        for (int batch = 0; batch < 3; batch++) {
            rival.reduce(SHARD, sent(batch * 4, 4));
        }
        assertEquals(0, expected.differences(rival, SHARD));
        assertEquals(12, rival.count(SHARD, new Counter("2026-03-02", "total", "all")));
        assertEquals(2, rival.count(SHARD, new Counter("2026-03-02T09", "total", "all")));
        assertEquals(4, rival.count(SHARD, new Counter("2026-03-02", "page", "/1")));
    }

    @Test
    void anEventHasTwentyCounters() {
        assertEquals(20, Counter.of(event(1)).stream().distinct().count());
    }

    @Test
    void theNaiveOneCountsTwiceWhatIsDeliveredTwice() {
        Rival naive = Design.NAIVE.reducer(STORE, table("naive-twice"), () -> AT);
        List<Delivery> message = sent(0, 3);
        naive.reduce(SHARD, message);
        naive.reduce(SHARD, message);
        assertEquals(3 * 20, expected.excess(naive, SHARD));
    }

    @Test
    void theNaiveOneCountsTwiceWhatItAddedBeforeItDied() {
        List<Delivery> message = sent(0, 1);
        String table = table("naive-died");
        assertThrows(DyingClient.Died.class, () -> Design.NAIVE.reducer(new DyingClient(STORE, 8), table, () -> AT)
                .reduce(SHARD, message));
        Rival next = Design.NAIVE.reducer(STORE, table, () -> AT);
        next.reduce(SHARD, message);
        assertEquals(7, expected.excess(next, SHARD), "seven of twenty counters say two");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSACTIONAL", "CLAIM_PER_EVENT"})
    void theOthersCountOnceWhereverTheyDieAndWhateverComesAgain(Design design) {
        List<Delivery> first = sent(0, 2);
        List<Delivery> second = sent(1, 3);
        String table = table(design + "-died");
        boolean died = true;
        int writes = 0;
        for (; died; writes++) {
            assertTrue(writes < WRITES_MAX, "never came to its end");
            Shard shard = new Shard(new SiteId("died-" + writes), 0);
            died = dies(design.reducer(new DyingClient(STORE, writes), table, () -> AT), shard, first, second);
            Rival next = design.reducer(STORE, table, () -> AT);
            next.reduce(shard, second);
            next.reduce(shard, first);
            assertEquals(0, once(first, second).differences(next, shard), "after write " + writes);
        }
        assertTrue(writes >= 4, "writes: " + writes);
    }

    private static boolean dies(Rival rival, Shard shard, List<Delivery> first, List<Delivery> second) {
        try {
            rival.reduce(shard, first);
            rival.reduce(shard, second);
            return false;
        } catch (DyingClient.Died e) {
            return true;
        }
    }

    /// The claims of one who died name an intent that somebody else puts without their events.
    @Test
    void claimsOfAnIntentThatAnotherPutAreTakenOver() {
        String table = table("claims-over");
        List<Delivery> message = sent(0, 2);
        assertThrows(DyingClient.Died.class, () -> Design.CLAIM_PER_EVENT
                .reducer(new DyingClient(STORE, 2), table, () -> AT).reduce(SHARD, message));
        Rival other = Design.CLAIM_PER_EVENT.reducer(STORE, table, () -> AT);
        other.reduce(SHARD, sent(2, 2));
        other.reduce(SHARD, message);
        other.reduce(SHARD, message);
        assertEquals(0, expected.differences(other, SHARD));
    }

    @Test
    void aTransactionThatMeetsAnotherBeginsAgain() {
        int[] conflicts = {2};
        int[] calls = {0};
        DynamoDbClient contended = new DyingClient(STORE, WRITES_MAX) {
            @Override
            public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
                calls[0]++;
                if (conflicts[0]-- > 0) {
                    throw TransactionCanceledException.builder().cancellationReasons(List.of(reason("None"),
                            reason("TransactionConflict"))).build();
                }
                return super.transactWriteItems(request);
            }
        };
        Rival rival = Design.TRANSACTIONAL.reducer(contended, table("contended"), () -> AT);
        rival.reduce(SHARD, sent(0, 1));
        assertEquals(3, calls[0]);
        assertEquals(0, expected.differences(rival, SHARD));
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }

    private static Expected once(List<Delivery> first, List<Delivery> second) {
        Expected once = new Expected();
        Stream.concat(first.stream(), second.stream()).distinct()
                .forEach(delivery -> once.add(((Delivery.Read) delivery).arrival().event()));
        return once;
    }

    private List<Delivery> sent(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(RivalsTest::event).peek(expected::add)
                .<Delivery>map(event -> new Delivery.Read(new Arrival(event, ""))).toList();
    }

    private static Event event(int number) {
        Instant at = AT.plusSeconds(number);
        return new Event(new EventId(new UUID(number, 1)), at, at, at, false, new What.PageView(),
                new Who("v" + number, "", "", true), new Page("site.example", "/" + number % 3, ""), Source.NONE,
                new Technology("Firefox", "1", "Linux", "1", "Desktop"), new Place("DE", "", "", "", ""), Map.of(),
                Map.of());
    }

    private static String table(String name) {
        STORE.createTable(Tables.create(name));
        return name;
    }
}
