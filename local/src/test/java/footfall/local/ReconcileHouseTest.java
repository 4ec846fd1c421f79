package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReconcileHouseTest {
    private static final Duration COUNTED = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void findsNothingInAHouseThatRunsAndNamesASegmentThatIsTakenAwayWhenItStopped() throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            for (int views = 1; views <= 2; views++) {
                assertEquals(202, api.sendEvents("""
                        {"events":[{"type":"pageview","url":"https://example.com/","visitor":"v"}]}""").status());
                int counted = views;
                Waiting.until(COUNTED, () -> "counted: " + api.metrics("pageviews"),
                        () -> api.metrics("pageviews").get(0).asInt() == counted);
            }
            assertEquals(List.of(), ReconcileHouse.differences(data, 0));
            assertEquals(List.of(), ReconcileHouse.differences(data, 2));
            assertEquals(404, api.get("/local/other").status());
            assertEquals(401, api.get("/local/reconcile").status());
            house.kill();
        }
        assertEquals(List.of(), ReconcileHouse.differences(data, 0));
        try (HouseFolder folder = HouseFolder.take(data).orElseThrow();
                EmbeddedTables tables = EmbeddedTables.start(folder.tables())) {
            tables.client().deleteItem(delete -> delete.tableName(EmbeddedTables.DATA).key(Map.of(
                    "pk", AttributeValue.fromS("L#demo#0"), "sk", AttributeValue.fromS("000000000001"))));
        }
        assertEquals(List.of("demo/0 log: segment 1: there expected, missing found"),
                ReconcileHouse.differences(data, 0).stream().limit(1).toList());
    }

    @Test
    void saysThatThereIsNoHouse() {
        IOException none = assertThrows(IOException.class, () -> ReconcileHouse.differences(data, 0));
        assertTrue(none.getMessage().startsWith("There is no local house in "), none::getMessage);
    }
}
