package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.ViewStoreContract;
import footfall.log.IdBucket;
import footfall.log.View;
import footfall.port.ViewStore;
import footfall.port.ViewStore.Change;
import footfall.rollup.Dimension;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.HourVisits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoViewStoreTest extends ViewStoreContract {
    private static final Shard SHARD = new Shard(new SiteId("large"), 0);
    private final String table = LocalTables.make();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final ViewStore store = new DynamoViewStore(LocalTables.client(), table, () -> now);

    @Override
    protected ViewStore store() {
        return store;
    }

    private static HourVisits large(long fold) {
        Random random = new Random(fold);
        RollupBuilder rollup = new RollupBuilder();
        for (int i = 0; i < 700; i++) {
            rollup.addRow(Dimension.EVENT_PAGE, "/" + i,
                    Tally.ofEvents(i, i, Uniques.of(random.longs(200).toArray())));
        }
        return new HourVisits(SHARD, new Hour(1), fold, rollup.build());
    }

    @Test
    void aViewLargerThanAnItemComesBackWholeAndItsOldPartsGo() {
        assertEquals(Set.of(), store.put(List.of(new Change.Renew(large(1)))));
        assertEquals(Map.of(large(1).key(), large(1)), store.read(List.of(large(1).key())));
        assertEquals(Set.of(), store.put(List.of(new Change.Renew(large(2)))));
        assertEquals(List.<View>of(large(2)), store.range(SHARD, large(2).key().kind(), 0, 9));
        HourVisits small = new HourVisits(SHARD, new Hour(1), 3, Rollup.NONE);
        assertEquals(Set.of(), store.put(List.of(new Change.Follow(small, 2))));
        assertEquals(Map.of(small.key(), small), store.read(List.of(small.key())));
        long left = LocalTables.client().scan(scan -> scan.tableName(table)).items().stream()
                .filter(item -> item.get(Tables.PK).s().startsWith(ViewKeys.PARTS)).count();
        assertEquals(0, left);
    }

    @Test
    void idsAreThereLongerThanAReplayCanBeOldAndThenGone() {
        IdBucket bucket = new IdBucket(SHARD, new Minute(5), 0, 1, List.of(), List.of(), List.of(1L));
        store.put(List.of(new Change.Follow(bucket, 0)));
        now = now.plus(Duration.ofDays(35)).plusSeconds(3600);
        assertEquals(1, store.read(List.of(bucket.key())).size());
        now = now.plus(Duration.ofDays(1));
        assertTrue(store.read(List.of(bucket.key())).isEmpty());
        assertEquals(Set.of(), store.put(List.of(new Change.Follow(bucket, 0))));
    }
}
