package footfall.proof.kill;

import footfall.event.Event;
import footfall.proof.Trace;
import footfall.proof.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Page views are sent while one reducer after the other, a process of its own, is killed at work; every message comes
/// twice. At the end reports and views are held to a recount of what was sent. For one round.
public final class KillRound {
    private static final int EVENTS_A_REQUEST = 50;
    private static final int MESSAGES_A_CALL = 2;
    private static final int DELIVERIES = 2;
    private static final int AFTER_CALLS_MAX = 6;
    private static final int AFTER_MS_MAX = 400;
    private static final double RATIO_SLACK = 0.000_001;
    private static final Duration VISIBILITY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, String> FOLD_OFTEN = Map.of("FOLD_AFTER_SECONDS", "1");

    private final Random chance;
    private final long seed;
    private final Consumer<String> told;
    private final SentTraffic sent = new SentTraffic();
    private final List<String> complaints = new ArrayList<>();
    private int kills;

    /// @param told hears of each kill, and of the end
    public KillRound(long seed, Consumer<String> told) {
        this.chance = new Random(seed);
        this.seed = seed;
        this.told = told;
    }

    /// What came of it.
    ///
    /// @param complaints none if every number is right
    public record Result(int kills, long events, List<String> complaints) {}

    /// Sends and kills, then lets one reducer finish, and compares.
    ///
    /// @param killsMax    how many reducers are killed
    /// @param eventsAKill how many page views are sent before each, and before the last one that may live
    /// @param goesOn      asked before each kill
    public Result run(int killsMax, int eventsAKill, BooleanSupplier goesOn) throws IOException, InterruptedException {
        try (Outside outside = new Outside(VISIBILITY)) {
            HttpHouse house = new HttpHouse(outside);
            Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(4));
            Trace trace = new Trace(Traffic.STANDARD.atRate(1).withReturning(0.3), start, seed);
            while (kills < killsMax && goesOn.getAsBoolean()) {
                send(house, trace, eventsAKill);
                killWhileItWorks(outside, eventsAKill);
            }
            send(house, trace, eventsAKill);
            finish(outside);
            house.fold();
            house.reconcile().forEach(difference -> complaints.add(difference.toString()));
            compare("dead letters", 0, outside.deadLetters());
            compareReports(house, start);
        }
        return new Result(kills, sent.pageviews(), List.copyOf(complaints));
    }

    private void send(HttpHouse house, Trace trace, int count) {
        for (int done = 0; done < count; done += EVENTS_A_REQUEST) {
            List<Event> events = Stream.generate(() -> trace.next().event())
                    .limit(Math.min(EVENTS_A_REQUEST, count - done)).toList();
            compare("accepted", events.size(), house.ingest(SentTraffic.body(events)));
            events.forEach(sent::add);
        }
    }

    /// Waits for no more calls than there are if each is as full as it may be: it would wait in vain.
    private void killWhileItWorks(Outside outside, int eventsNew) throws IOException, InterruptedException {
        int messages = Math.ceilDiv(eventsNew, EVENTS_A_REQUEST);
        int certain = Math.ceilDiv(messages, MESSAGES_A_CALL) * DELIVERIES;
        int calls = 1 + chance.nextInt(Math.min(AFTER_CALLS_MAX, certain));
        int ms = chance.nextInt(AFTER_MS_MAX);
        try (KilledReducer reducer = new KilledReducer(outside, FOLD_OFTEN, MESSAGES_A_CALL, DELIVERIES)) {
            if (!reducer.works(calls, PATIENCE)) {
                throw new IllegalStateException("reducer: makes no " + calls + " calls: " + reducer.troubles());
            }
            reducer.livesOn(Duration.ofMillis(ms));
            reducer.kill();
        }
        kills++;
        told.accept("kill " + kills + ": " + ms + " ms after call " + calls + "; " + sent.pageviews() + " sent, "
                + outside.waiting() + " messages wait");
    }

    private static void finish(Outside outside) throws IOException, InterruptedException {
        try (KilledReducer reducer = new KilledReducer(outside, FOLD_OFTEN, MESSAGES_A_CALL, DELIVERIES)) {
            Instant until = Instant.now().plus(PATIENCE);
            while (outside.waiting() > 0) {
                if (Instant.now().isAfter(until) || !reducer.livesOn(Duration.ofMillis(200))) {
                    throw new IllegalStateException("reducer: " + outside.waiting() + " messages still wait: "
                            + reducer.troubles());
                }
            }
        }
    }

    private void compareReports(HttpHouse house, Instant from) {
        Instant to = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
        List<Integer> visits = sent.visits();
        double bounceRate = (double) visits.stream().filter(views -> views <= 1).count() / visits.size();
        List<Double> totals = house.totals(from, to, "events", "pageviews", "visitors", "sessions", "bounce_rate");
        compare("events, page views, visitors, visits", List.of((double) sent.pageviews(), (double) sent.pageviews(),
                (double) sent.visitors(), (double) visits.size()), totals.subList(0, 4));
        if (Math.abs(bounceRate - totals.get(4)) > RATIO_SLACK) {
            compare("bounce rate", bounceRate, totals.get(4));
        }
        compare("page views by page", sent.byPage(), house.pages(from, to));
        told.accept("reports after " + kills + " kills: " + totals);
    }

    private void compare(String what, Object sentAway, Object found) {
        if (!sentAway.equals(found)) {
            complaints.add(what + ": " + found + ", sent were " + sentAway);
        }
    }
}
