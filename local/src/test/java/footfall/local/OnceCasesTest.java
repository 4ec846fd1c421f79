package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of counting once, through the real functions, before and after the fold.
class OnceCasesTest {
    private static final String ID = "0190a5b2-7c00-7000-8000-000000000001";
    private static final String DAY = "`date_range`:[`2026-03-09`,`2026-03-09`]";
    private static final String TODAY_TOO = "`date_range`:[`2026-03-09`,`2026-03-10`],`include`:{`pipeline`:true}";

    private final HandHouse house = new HandHouse();

    private static String view(String page, String... more) {
        return HandHouse.view("2026-03-09T10:00:00Z", "v", "https://e.com" + page, more);
    }

    private static String named(String page) {
        return view(page, "`id`:`" + ID + "`");
    }

    @Test
    @DisplayName("SR-17: one id five times in three requests, each message delivered twice, counts once")
    void countsAnIdOnce() {
        house.send("site", named("/a") + "," + named("/a"));
        house.send("site", named("/a") + "," + named("/a"));
        house.deliver(2);
        house.fold();
        house.send("site", named("/a"));
        house.deliver(2);
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`,`pageviews`,`visitors`,`sessions`]," + TODAY_TOO);
            assertEquals(List.of("1 1 1 1"), HandHouse.rows(answer));
            JsonNode pipeline = answer.at("/meta/pipeline");
            assertEquals(1, pipeline.path("aggregated").asInt(), pipeline::toString);
            assertEquals(9, pipeline.at("/skipped/duplicate").asInt(), pipeline::toString);
            assertEquals(10, pipeline.path("seen").asInt(), pipeline::toString);
        });
    }

    @Test
    @DisplayName("SR-17: the same id with another content: the first appended stands, folded or not")
    void theFirstAppendedStands() {
        house.take(named("/first"), named("/other"));
        house.take(named("/third"));
        house.fold();
        house.take(named("/fourth"));
        house.holds(() -> assertEquals(List.of("/first: 1"),
                house.rows("`metrics`:[`events`],`dimensions`:[`event:page`]," + DAY)));
    }

    @Test
    @DisplayName("SR-17: an id that tells no time, without `at`, counts once however late it comes again")
    void countsAnIdWithoutATimeOnce() {
        String event = "{`type`:`pageview`,`id`:`7d444840-9dc0-41d1-b245-5ffdce74fad2`,`visitor`:`v`,"
                + "`url`:`https://e.com/a`}";
        for (int minutes : List.of(0, 2, 180, 34 * 1_440)) {
            house.now = house.now.plus(Duration.ofMinutes(minutes));
            house.send("site", (event + "," + event).replace('`', '"'));
            house.deliver(2);
            house.take(event.replace('`', '"'));
            house.fold();
        }
        house.holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`events`,`visitors`],`date_range`:[`2026-03-01`,"
                    + "`2026-04-30`],`include`:{`pipeline`:true}");
            assertEquals(List.of("1 1"), HandHouse.rows(answer));
            assertEquals(19, answer.at("/meta/pipeline/skipped/duplicate").asInt());
        });
        assertEquals("aggregated", house.state("site", "7d444840-9dc0-41d1-b245-5ffdce74fad2").path("state").asText());
        house.compare();
    }

    @Test
    @DisplayName("SR-17: the same id on two sites is two events")
    void sitesDoNotShareIds() {
        house.site("t2");
        for (String site : List.of("site", "t2", "site", "t2")) {
            house.send(site, named("/a"));
            house.deliver(2);
        }
        house.holds(() -> {
            for (String site : List.of("site", "t2")) {
                assertEquals(List.of("1"), HandHouse.rows(house.ask(site, "`metrics`:[`events`]," + DAY)), site);
            }
        });
    }

    @Test
    @DisplayName("SR-19: of three messages the queue takes one: its events are accepted and counted, the others named")
    void acceptsWhatTheQueueTook() {
        String text = "x".repeat(1_000);
        String bulk = IntStream.range(0, 55).mapToObj(i -> "`p" + i + "`:`" + text + "`")
                .collect(Collectors.joining(","));
        List<String> events = IntStream.range(0, 40)
                .mapToObj(i -> view("/" + i, "`properties`:{" + bulk + "}")).toList();
        house.queue.takes = number -> number == 1;
        HandHouse.Answer answer = house.send("site", String.join(",", events));
        assertEquals(1, house.queue.waiting().size());
        int accepted = answer.json().path("accepted").asInt();
        assertEquals(202, answer.status());
        assertTrue(accepted > 0 && accepted < 40, "accepted " + accepted);
        List<Integer> refused = new ArrayList<>();
        for (JsonNode one : answer.json().path("rejected")) {
            assertEquals("queue_unavailable", one.path("code").asText());
            assertTrue(one.path("retry").asBoolean());
            refused.add(one.path("index").asInt());
        }
        assertEquals(40 - accepted, refused.size());
        house.deliver(1);
        List<String> counted = IntStream.range(0, 40).filter(i -> !refused.contains(i)).mapToObj(i -> "/" + i + ": 1")
                .sorted().toList();
        house.holds(() -> assertEquals(counted, house.rows(
                "`metrics`:[`events`],`dimensions`:[`event:page`]," + DAY)));
    }

    @Test
    @DisplayName("SR-19: a queue that takes none is 503 with Retry-After, and nothing is stored")
    void saysThatTheQueueTookNothing() {
        house.queue.takes = _ -> false;
        HandHouse.Answer answer = house.send("site", view("/a") + "," + view("/b"));
        assertEquals(503, answer.status());
        assertEquals("5", answer.headers().get("retry-after"));
        assertEquals(List.of(), house.queue.waiting());
        house.deliver(1);
        house.holds(() -> assertEquals(List.of("0"), house.rows("`metrics`:[`events`]," + DAY)));
    }
}
