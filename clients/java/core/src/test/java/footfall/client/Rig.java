package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A client without a thread, in time that passes by hand, before a server that answers by a script: so a test decides
/// what happens between any two turns of the worker.
final class Rig {
    private static final int TURNS_MAX = 10_000;

    final ManualClock clock = new ManualClock();
    final ScriptSender sender = new ScriptSender(clock);
    final List<String> warnings = new ArrayList<>();
    final Analytics client;
    private double draw;

    private Rig(UnaryOperator<AnalyticsBuilder> knobs, Gzip gzip) {
        Outside outside = new Outside(clock, () -> draw, config -> sender, warnings::add, gzip, false);
        AnalyticsBuilder builder = Analytics.builder("phc_test_key", URI.create("http://127.0.0.1:1"))
                .retryJitter(0).compression(Compression.NONE).outside(outside);
        this.client = knobs.apply(builder).build();
    }

    static Rig of(UnaryOperator<AnalyticsBuilder> knobs) {
        return new Rig(knobs, Gzip.JDK);
    }

    static Rig v1() {
        return of(builder -> builder);
    }

    static Rig v0() {
        return of(builder -> builder.wire(WireFormat.V0));
    }

    static Rig zipping(UnaryOperator<AnalyticsBuilder> knobs, Gzip gzip) {
        return new Rig(knobs, gzip);
    }

    void draws(double value) {
        draw = value;
    }

    Worker worker() {
        return client.lifecycle().worker();
    }

    /// Captures n events of one visitor, `e0` and so on.
    Rig capture(int events) {
        for (int i = 0; i < events; i++) {
            client.capture("u", "e" + i, Map.of());
        }
        return this;
    }

    /// Lets the worker do all that it can do now.
    ///
    /// @return nanoseconds that it would sleep
    long turn() {
        long wait = worker().turn();
        for (int turns = 0; !worker().hasHeardAll() && !worker().hasEnded(); turns++) {
            assertTrue(turns < TURNS_MAX, "the worker should come to rest");
            wait = worker().turn();
        }
        return wait;
    }

    /// Lets time pass, and the worker wake whenever it wanted to.
    Rig pass(Duration time) {
        long until = clock.nanos() + time.toNanos();
        for (int turns = 0; !worker().hasEnded(); turns++) {
            assertTrue(turns < TURNS_MAX, "the worker should sleep now and then");
            long wait = turn();
            if (clock.nanos() + wait > until) {
                break;
            }
            clock.pass(Duration.ofNanos(Math.max(1, wait)));
        }
        clock.pass(Duration.ofNanos(Math.max(0, until - clock.nanos())));
        if (!worker().hasEnded()) {
            turn();
        }
        return this;
    }

    Rig pass(long millis) {
        return pass(Duration.ofMillis(millis));
    }

    /// A flush whose end is seen at once.
    boolean flush() {
        Barrier barrier = client.lifecycle().startFlush();
        turn();
        assertTrue(barrier.result().isDone(), "the flush should be over");
        return barrier.result().join();
    }

    void close(long millis) {
        client.lifecycle().startClose(Duration.ofMillis(millis).toNanos());
        turn();
    }

    ClientStats stats() {
        ClientStats stats = client.stats();
        assertEquals(stats.captured(),
                stats.accepted() + stats.droppedFull() + stats.droppedClosed() + stats.refused());
        assertEquals(stats.accepted(), stats.pending() + stats.delivered() + stats.rejected() + stats.unconfirmed()
                + stats.failed() + stats.droppedBeforeSend() + stats.droppedClose());
        return stats;
    }

    int requests() {
        return sender.sent().size();
    }

    /// Gaps between requests, in milliseconds.
    List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < requests(); i++) {
            gaps.add((sender.sent(i).nanos() - sender.sent(i - 1).nanos()) / 1_000_000);
        }
        return gaps;
    }
}
