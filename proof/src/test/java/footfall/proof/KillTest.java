package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Event;
import footfall.recount.Difference;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Takes less than a minute on two cores; up to five are given, as machines are shared.
class KillTest {
    private static final int EVENTS = 10_000;
    private static final int EVENTS_A_REQUEST = 50;
    private static final int MESSAGES_A_CALL = 8;
    private static final int DELIVERIES = 2;
    private static final int KILLS = 5;
    private static final int AFTER_CALLS_MAX = 6;
    private static final int AFTER_MS_MAX = 400;
    private static final long SEED = 20_260_301;
    private static final Duration VISIBILITY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<String, String> FOLD_OFTEN = Map.of("FOLD_AFTER_SECONDS", "1");

    private final Random chance = new Random(SEED);
    private final SentTraffic sent = new SentTraffic();

    @Test
    @Timeout(300)
    void reportsEqualTheRecountAlthoughEveryMessageComesTwiceAndTheReducerIsKilledFiveTimes() throws Exception {
        try (Outside outside = new Outside(VISIBILITY)) {
            HttpHouse house = new HttpHouse(outside);
            Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(4));
            Trace trace = new Trace(Traffic.STANDARD.atRate(1).withReturning(0.3), start, SEED);
            for (int kill = 1; kill <= KILLS; kill++) {
                send(house, trace, EVENTS / (KILLS + 1) / EVENTS_A_REQUEST * EVENTS_A_REQUEST);
                killWhileItWorks(outside, kill);
            }
            send(house, trace, (int) (EVENTS - sent.pageviews()));
            finish(outside);
            house.fold();
            assertEquals(List.<Difference>of(), house.reconcile());
            assertEquals(0, outside.deadLetters());
            compareReports(house, start);
        }
    }

    private void send(HttpHouse house, Trace trace, int count) {
        for (int done = 0; done < count; done += EVENTS_A_REQUEST) {
            List<Event> events = Stream.generate(() -> trace.next().event())
                    .limit(Math.min(EVENTS_A_REQUEST, count - done)).toList();
            assertEquals(events.size(), house.ingest(SentTraffic.body(events)));
            events.forEach(sent::add);
        }
    }

    private void killWhileItWorks(Outside outside, int kill) throws IOException, InterruptedException {
        int calls = 1 + chance.nextInt(AFTER_CALLS_MAX);
        int ms = chance.nextInt(AFTER_MS_MAX);
        try (KilledReducer reducer = new KilledReducer(outside, FOLD_OFTEN, MESSAGES_A_CALL, DELIVERIES)) {
            assertTrue(reducer.works(calls, PATIENCE), "the reducer does not work");
            reducer.livesOn(Duration.ofMillis(ms));
            reducer.kill();
        }
        System.out.println("kill " + kill + " of " + KILLS + ": " + ms + " ms after call " + calls + "; "
                + sent.pageviews() + " sent, " + outside.waiting() + " messages wait");
    }

    private static void finish(Outside outside) throws IOException, InterruptedException {
        try (KilledReducer reducer = new KilledReducer(outside, FOLD_OFTEN, MESSAGES_A_CALL, DELIVERIES)) {
            Instant until = Instant.now().plus(PATIENCE);
            while (outside.waiting() > 0) {
                assertTrue(Instant.now().isBefore(until), outside.waiting() + " messages still wait");
                assertTrue(reducer.livesOn(Duration.ofMillis(200)), "the reducer ended by itself");
            }
        }
        System.out.println("drained");
    }

    private void compareReports(HttpHouse house, Instant from) {
        Instant to = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
        List<Integer> visits = sent.visits();
        long bounces = visits.stream().filter(views -> views <= 1).count();
        List<Double> totals = house.totals(from, to, "events", "pageviews", "visitors", "sessions", "bounce_rate");
        assertEquals(List.of((double) EVENTS, (double) EVENTS, (double) sent.visitors(), (double) visits.size()),
                totals.subList(0, 4));
        assertEquals((double) bounces / visits.size(), totals.get(4), 0.000_001);
        assertEquals(sent.byPage(), house.pages(from, to));
        System.out.println("reports equal the recount: " + totals);
    }
}
