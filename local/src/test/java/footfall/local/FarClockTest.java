package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoViewStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whatever time a client claims, its events count once, at a time that can be, and leave nothing behind for ever.
class FarClockTest {
    private static final String TODAY = "`date_range`:[`2026-03-10`,`2026-03-10`],`include`:{`pipeline`:true}";

    @TempDir
    Path folder;
    private EmbeddedTables tables;
    private HandHouse house;

    @BeforeEach
    void begin() throws IOException {
        tables = EmbeddedTables.start(folder.resolve("tables"));
        house = over(Instant.parse("2026-03-10T12:00:00Z"));
    }

    @AfterEach
    void end() {
        tables.close();
    }

    private HandHouse over(Instant now) {
        HandHouse[] made = new HandHouse[1];
        made[0] = new HandHouse(new DynamoLogStore(tables.client(), EmbeddedTables.DATA),
                new DynamoViewStore(tables.client(), EmbeddedTables.DATA, () -> made[0].now));
        made[0].now = now;
        return made[0];
    }

    private static String view(Instant at, UUID id) {
        return HandHouse.view(at.toString(), "v", "https://e.com/", "`id`:`" + id + "`");
    }

    /// A UUIDv7 of a time.
    private static UUID v7(long ms, int number) {
        return new UUID(ms << 16 | 0x7000, 1L << 63 | number);
    }

    @Test
    void aClockTenYearsAheadIsClampedAndCountedAsSuch() {
        Instant ahead = house.now.plus(Duration.ofDays(3_652));
        List<String> events = List.of(view(ahead, v7(ahead.toEpochMilli(), 1)), view(ahead, new UUID(0x4000, 1L << 63)),
                HandHouse.view("2026-03-10T11:59:00Z", "v", "https://e.com/"));
        house.take(events.getFirst(), events.get(1), events.get(2));
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`,`sessions`]," + TODAY);
            assertEquals(List.of("3 1"), HandHouse.rows(answer));
            assertEquals(2, answer.at("/meta/pipeline/clamped").asInt());
        });
        assertEquals(List.of("0"), house.rows("`metrics`:[`events`],`date_range`:[`2036-03-01`,`2036-03-31`]"));
    }

    @Test
    void idsOfAnyClaimedTimeAreKnownAgainFoldedOrNot() {
        List<UUID> ids = IntStream.range(0, 6).mapToObj(i -> v7(switch (i) {
            case 0 -> 0;
            case 1 -> Instant.parse("2036-03-10T12:00:00Z").toEpochMilli();
            case 2 -> Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
            default -> (1L << 48) - 1 - 60_000L * i;
        }, i)).toList();
        List<String> events = ids.stream().map(id -> view(house.now, id)).toList();
        house.take(events);
        house.take(events);
        house.fold();
        house.take(events);
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`]," + TODAY);
            assertEquals(List.of("6"), HandHouse.rows(answer));
            assertEquals(12, answer.at("/meta/pipeline/skipped/duplicate").asInt());
        });
        ids.forEach(id -> assertEquals("aggregated", house.state("site", id.toString()).path("state").asText()));
    }

    @Test
    void theIdIndexForgetsByWhenIdsCameAndNotByWhatTheyClaim() {
        long end = (1L << 48) - 1;
        house.take(view(house.now, v7(end, 1)), view(Instant.parse("9999-12-31T23:59:59Z"), new UUID(0x4000, 2)));
        house.fold();
        List<Map<String, AttributeValue>> ids = tables.client().scan(scan -> scan.tableName(EmbeddedTables.DATA))
                .items().stream().filter(item -> item.get("pk").s().startsWith("I#")).toList();
        assertEquals(2, ids.size());
        Instant last = house.now.plus(Duration.ofDays(40));
        ids.forEach(item -> assertTrue(Long.parseLong(item.get("ttl").n()) < last.getEpochSecond(), item.toString()));
    }
}
