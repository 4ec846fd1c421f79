package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final Duration COUNTED = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void losesNothingThatItAcceptedThoughItIsKilledRightAfter() throws Exception {
        Keys keys;
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            keys = api.keys();
            for (int batch = 0; batch < 10; batch++) {
                assertEquals(202, api.sendEvents(views(batch, 20)).status());
            }
            house.kill();
        }
        try (HouseProcess house = HouseProcess.start(data, "--deliveries", "2")) {
            Api api = house.api(data);
            assertEquals(keys.writeKey(), api.keys().writeKey(), "the keys are others than before");
            Waiting.until(COUNTED, () -> "counted: " + api.metrics("pageviews"),
                    () -> api.metrics("pageviews").get(0).asInt() == 200);
            assertEquals("[200,10]", api.metrics("events", "visitors").toString());
            house.kill();
        }
        try (HouseProcess house = HouseProcess.start(data)) {
            assertEquals("[200,10]", house.api(data).metrics("events", "visitors").toString());
        }
    }

    @Test
    void stopsInOrderAndGoesOnWhereItWas() throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            assertEquals(202, house.api(data).sendEvents(views(1, 3)).status());
            assertEquals(128 + 15, house.stop());
        }
        try (HouseProcess house = HouseProcess.start(data)) {
            Api api = house.api(data);
            Waiting.until(COUNTED, () -> "counted: " + api.metrics("pageviews"),
                    () -> api.metrics("pageviews").get(0).asInt() == 3);
        }
    }

    private static String views(int visitor, int count) {
        return IntStream.range(0, count).mapToObj(page -> """
                {"type":"pageview","url":"https://example.com/%d","visitor":"visitor-%d"}""".formatted(page, visitor))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }
}
