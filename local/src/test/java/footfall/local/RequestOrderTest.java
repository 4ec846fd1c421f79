package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Events that tell neither id nor time happen in one millisecond, in the order in which they were sent.
class RequestOrderTest {
    private final HandHouse house = new HandHouse();

    @Test
    @DisplayName("A visit comes in on the first page that was sent and goes out on the last, and lists keep the order")
    void theOrderOfARequestIsKept() {
        house.take(IntStream.range(0, 150).mapToObj(i -> "{\"type\":\"pageview\",\"visitor\":\"v\",\"url\":"
                + "\"https://e.com/p%03d\"}".formatted(i)).toList());
        house.holds(() -> {
            JsonNode session = house.get("/v1/sites/site/sessions").json().path("results").get(0);
            assertEquals("/p000 /p149", session.path("entry").asText() + " " + session.path("exit").asText());
            List<String> pages = new ArrayList<>();
            house.get("/v1/sites/site/events?limit=200").json().path("results")
                    .forEach(event -> pages.addFirst(event.path("page").asText()));
            assertEquals(IntStream.range(0, 150).mapToObj("/p%03d"::formatted).toList(), pages);
        });
    }
}
