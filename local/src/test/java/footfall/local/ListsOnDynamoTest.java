package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoViewStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of visitors and reports of properties over DynamoDB's own local double.
class ListsOnDynamoTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void visitorsAndValuesAreReadFromItems() throws Exception {
        try (EmbeddedTables tables = EmbeddedTables.start(folder.resolve("tables"))) {
            HandHouse house = new HandHouse(new DynamoLogStore(tables.client(), EmbeddedTables.DATA),
                    new DynamoViewStore(tables.client(), EmbeddedTables.DATA, () -> NOW));
            house.take(IntStream.range(0, 240).mapToObj(i -> ("{`type`:`event`,`name`:`plan`,`at`:"
                    + "`2026-03-%02dT%02d:%02d:00Z`,`visitor`:`v%02d`,`user`:`u%d`,`properties`:{`p`:%d}}")
                    .formatted(8 + i % 3, i % 11, i % 60,
                    i % 80, i % 5, i % 4).replace('`', '"')).toList());
            house.holds(() -> {
                List<String> rows = new ArrayList<>();
                String cursor = "";
                do {
                    JsonNode page = house.get("/v1/sites/site/visitors?limit=30"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
                    page.path("results").forEach(row -> rows.add(row.path("visitor").asText() + " "
                            + row.path("events") + " " + row.path("user").asText().matches("u[0-4]")));
                    cursor = page.at("/meta/next_cursor").asText("");
                } while (!cursor.isEmpty() && rows.size() < 200);
                assertEquals(IntStream.range(0, 80).mapToObj("v%02d 3 true"::formatted).toList(),
                        List.copyOf(new TreeSet<>(rows)));
                assertEquals(80, rows.size());
                JsonNode first = house.get("/v1/sites/site/sessions?limit=200").json();
                JsonNode last = house.get("/v1/sites/site/sessions?limit=200&cursor="
                        + first.at("/meta/next_cursor").asText()).json();
                assertEquals("200 40 false", first.path("results").size() + " " + last.path("results").size() + " "
                        + last.path("meta").has("next_cursor"));
                JsonNode values = house.post("/v1/reports/breakdown",
                        "`event`:`plan`,`property`:`p`,`date_range`:[`2026-03-08`,`2026-03-10`]").json();
                assertEquals("{\"events\":240,\"min\":0,\"max\":3,\"sum\":360,\"mean\":1.5}",
                        values.at("/meta/numbers").toString());
            });
        }
    }
}
