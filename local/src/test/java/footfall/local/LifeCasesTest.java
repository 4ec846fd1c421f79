package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.codec.QueueCodec;
import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.event.SkipReason;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The acceptance cases of an event's whole life, through the real functions, before and after the fold.
class LifeCasesTest {
    private static final String ID = "0190a5b2-7c00-7000-8000-000000000001";
    private static final String TODAY = "`metrics`:[`events`],`date_range`:[`2026-03-09`,`2026-04-30`],"
            + "`include`:{`pipeline`:true}";
    private static final String REDRIVE = "/v1/sites/site/failed/redrive";

    private final HandHouse house = new HandHouse();

    private static String view(String page, String... more) {
        return HandHouse.view("2026-03-10T11:59:00Z", "v" + page, "https://e.com" + page, more);
    }

    private static String bad(String... more) {
        return view("/bad", more);
    }

    private JsonNode pipeline() {
        return house.ask("site", TODAY).at("/meta/pipeline");
    }

    private JsonNode failed() {
        HandHouse.Answer answer = house.get("/v1/sites/site/failed");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json().path("results");
    }

    private void redrive(String body, int expected) {
        HandHouse.Answer answer = house.admin("POST", REDRIVE, body.replace('`', '"'));
        assertEquals(202, answer.status(), () -> answer.json().toString());
        assertEquals(expected, answer.json().at("/job/redriven").asInt(), () -> answer.json().toString());
        assertEquals("done", answer.json().at("/job/state").asText());
    }

    /// What must be so before and after folds, and in a recount.
    private void holds(Runnable claim) {
        house.holds(() -> {
            claim.run();
            house.agrees();
        });
    }

    private void choke() {
        house.chokes = event -> event.page().path().equals("/bad");
    }

    private void mend() {
        house.chokes = _ -> false;
    }

    @Test
    @DisplayName("SR-54: an event that a view refuses fails alone; redriven in vain: attempts 2; mended, thrice: once")
    void aRefusedEventFailsAloneUntilItIsMended() {
        choke();
        List<String> events = new ArrayList<>();
        for (int number = 0; number < 99; number++) {
            events.add(view("/good/" + number));
        }
        events.add(37, bad("`id`:`" + ID + "`"));
        house.take(events);
        holds(() -> {
            assertEquals(99, pipeline().path("aggregated").asInt());
            assertEquals(1, pipeline().at("/failed/view_refused").asInt());
            assertEquals(100, pipeline().path("seen").asInt());
            JsonNode row = failed().path(0);
            assertEquals(ID, row.path("id").asText());
            assertEquals("hand: page /bad, must be one that the hand likes", row.path("detail").asText());
            assertTrue(row.path("content").asText().contains("\"path\":\"/bad\""), row::toString);
        });
        redrive("{}", 1);
        house.deliver(2);
        holds(() -> {
            assertEquals(2, failed().path(0).path("attempts").asInt());
            assertEquals(2, house.state("site", ID).path("attempts").asInt());
            assertEquals(100, pipeline().path("seen").asInt());
        });
        mend();
        redrive("{`ids`:[`" + ID + "`]}", 1);
        redrive("{`reason`:`view_refused`}", 1);
        redrive("{`before`:`2026-03-11T00:00:00Z`}", 1);
        house.deliver(2);
        holds(() -> {
            assertEquals(List.of("100"), HandHouse.rows(house.ask("site", TODAY)));
            assertEquals(0, failed().size());
            assertEquals(1, pipeline().path("redriven").asInt());
            assertEquals(0, pipeline().path("failed").size());
            assertEquals("aggregated", house.state("site", ID).path("state").asText());
            assertEquals(3, house.state("site", ID).path("attempts").asInt());
        });
    }

    @Test
    @DisplayName("SR-54: how often the queue delivers a redriven event does not change what is seen")
    void redeliveredRedrivesAreNotSeenAgain() {
        choke();
        house.take(bad(), view("/good"));
        mend();
        for (int time = 0; time < 3; time++) {
            redrive("{}", 1);
        }
        house.deliver(1);
        holds(() -> assertEquals(2, pipeline().path("seen").asInt(), () -> pipeline().toString()));
    }

    @Test
    @DisplayName("SR-55: a client's own retry after the fix wins, and the redrive is skipped as a duplicate")
    void aClientsRetryWins() {
        choke();
        house.take(bad("`id`:`" + ID + "`"));
        mend();
        house.now = house.now.plusSeconds(60);
        house.take(bad("`id`:`" + ID + "`"));
        holds(() -> assertEquals(1, failed().size()));
        redrive("{}", 1);
        house.deliver(2);
        holds(() -> {
            assertEquals(List.of("1"), HandHouse.rows(house.ask("site", TODAY)));
            assertEquals(0, failed().size());
            assertEquals(1, pipeline().at("/skipped/duplicate").asInt(), () -> pipeline().toString());
            assertEquals(2, pipeline().path("seen").asInt());
            assertEquals("aggregated", house.state("site", ID).path("state").asText());
        });
    }

    @Test
    @DisplayName("SR-55: what was received 36 days ago is skipped as too late")
    void whatWasReceivedLongAgoIsTooLate() {
        choke();
        house.take(bad("`id`:`" + ID + "`"));
        mend();
        house.now = house.now.plus(Duration.ofDays(36));
        redrive("{}", 1);
        house.deliver(1);
        holds(() -> {
            assertEquals(1, pipeline().at("/skipped/too_late").asInt(), () -> pipeline().toString());
            assertEquals(0, failed().size());
            assertEquals("too_late", house.state("site", ID).path("reason").asText());
        });
    }

    @Test
    @DisplayName("SR-55: events of a site that was deleted meanwhile are skipped")
    void aDeletedSitesEventsAreSkipped() {
        choke();
        house.take(bad());
        mend();
        redrive("{}", 1);
        house.send("site", view("/late"));
        house.delete("site");
        house.now = house.now.plusSeconds(61);
        house.deliver(1);
        List<Entry> entries = house.log.tail(new Shard(new SiteId("site"), 0), 1).stream()
                .flatMap(segment -> segment.entries().stream()).toList();
        assertEquals(2, entries.size());
        assertTrue(entries.stream().allMatch(entry -> entry instanceof Entry.Skipped skipped
                && skipped.reason() == SkipReason.SITE_DELETED), entries::toString);
    }

    @Test
    @DisplayName("SR-56: 10 sent, 1 bot, 1 duplicate, 1 failed: seen 10 = aggregated 7 + skipped 2 + failed 1")
    void whatIsSeenAddsUp() {
        choke();
        List<String> events = new ArrayList<>(List.of(view("/a", "`id`:`" + ID + "`"),
                view("/a", "`id`:`" + ID + "`"), bad()));
        for (int number = 0; number < 6; number++) {
            events.add(view("/" + number));
        }
        house.send("site", String.join(",", events));
        house.agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        house.send("site", view("/walked"));
        house.now = house.now.plusSeconds(5);
        JsonNode waiting = pipeline();
        assertEquals(2, waiting.path("pending_messages").asInt());
        assertTrue(waiting.path("lag_ms").isMissingNode(), "nothing is in the log from which it could be told");
        house.deliver(1);
        holds(() -> {
            JsonNode pipeline = pipeline();
            assertEquals(10, pipeline.path("seen").asInt(), pipeline::toString);
            assertEquals(7, pipeline.path("aggregated").asInt());
            assertEquals("{\"bot\":1,\"duplicate\":1}", pipeline.path("skipped").toString());
            assertEquals(1, pipeline.at("/failed/view_refused").asInt());
            assertEquals(0, pipeline.path("lag_ms").asInt(-1));
            assertEquals(0, pipeline.path("pending_messages").asInt(-1));
            assertEquals("2026-03-10T12:00:00.000Z", pipeline.path("oldest_failed").asText());
        });
        mend();
        redrive("{}", 1);
        house.now = house.now.plusSeconds(5);
        assertEquals(5_000, pipeline().path("lag_ms").asInt(), "since the newest that is in the log was folded");
        house.deliver(1);
        holds(() -> assertEquals(10, pipeline().path("seen").asInt()));
    }

    @Test
    @DisplayName("SR-57: an id that is nowhere is pending if it was accepted, and aggregated when the queue goes on")
    void anAcceptedEventIsPendingWhileTheQueueStands() {
        assertEquals("pending_if_accepted", house.state("site", ID).path("state").asText());
        house.send("site", view("/a", "`id`:`" + ID + "`"));
        HandHouse.Answer pending = house.get("/v1/sites/site/events/" + ID);
        assertEquals(404, pending.status());
        assertEquals("pending_if_accepted", pending.json().path("state").asText());
        house.deliver(1);
        holds(() -> assertEquals("aggregated", house.state("site", ID).path("state").asText()));
    }

    @Test
    void anUnreadableEventIsListedAsItCameAndKeepsItsIdOverRedrives() {
        house.send("site", view("/a", "`id`:`" + ID + "`"));
        String good = house.queue.waiting().getFirst();
        house.queue.drain();
        put(good.replace("\"type\":\"pageview\"", "\"type\":\"seen\""));
        house.deliver(2);
        holds(() -> assertEquals("unreadable", failed().path(0).path("reason").asText()));
        redrive("{`reason`:`unreadable`}", 1);
        house.deliver(1);
        holds(() -> {
            JsonNode row = failed().path(0);
            assertEquals(ID, row.path("id").asText());
            assertEquals(2, row.path("attempts").asInt());
            assertTrue(row.path("content").asText().contains("\"v\":3,\"id\":\"" + ID), row::toString);
            assertEquals(1, pipeline().path("seen").asInt());
        });
    }

    @Test
    void whatAPrivacySignalDroppedIsCountedOnceAndNotSeen() {
        Shard shard = new Shard(new SiteId("site"), 0);
        EventId id = new EventId(UUID.fromString(ID));
        String body = QueueCodec.encode(shard, List.of(new Sending.Dropped(id, house.now, 3))).getFirst().text();
        put(body);
        put(body);
        house.deliver(2);
        holds(() -> {
            assertEquals(3, pipeline().path("dropped").asInt());
            assertEquals(0, pipeline().path("seen").asInt());
            assertEquals("pending_if_accepted", house.state("site", ID).path("state").asText());
        });
        put(body);
        house.deliver(1);
        holds(() -> assertEquals(3, pipeline().path("dropped").asInt()));
    }

    @Test
    void theListIsPagedNewestFirstAndEachEventIsOnOnePage() {
        choke();
        for (int number = 0; number < 5; number++) {
            house.now = house.now.plusSeconds(1_700);
            house.take(bad());
        }
        holds(() -> {
            List<String> times = new ArrayList<>();
            String cursor = "";
            do {
                HandHouse.Answer page = house.get("/v1/sites/site/failed?limit=2" + cursor);
                page.json().path("results").forEach(row -> times.add(row.path("received_at").asText()));
                cursor = "&cursor=" + page.json().at("/meta/next_cursor").asText();
            } while (!cursor.equals("&cursor="));
            assertEquals(5, times.size());
            assertEquals(times.stream().distinct().sorted((one, other) -> other.compareTo(one)).toList(), times);
        });
        assertEquals(400, house.get("/v1/sites/site/failed?limit=201").status());
        assertEquals(400, house.get("/v1/sites/site/failed?cursor=x").status());
    }

    private void put(String body) {
        house.queue.sendMessageBatch(send -> send.queueUrl("hand").entries(
                SendMessageBatchRequestEntry.builder().id("0").messageBody(body).build()));
    }
}
