package footfall.client.bench;

import footfall.client.Analytics;
import footfall.client.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How long a capture keeps its caller. `one`: each call by itself, with work between two as a real caller has, so that
/// the queue is as the situation says. `rush`: as many as fit into an empty queue, one after another.
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-Xms2g"})
public class CaptureBench {
    /// Whose.
    @Param
    Rival rival = Rival.FOOTFALL;

    /// Where.
    @Param
    Situation situation = Situation.EMPTY;

    private Situation.Server server = new Situation.Server("", () -> { });
    private Rival.Running running = Rival.FOOTFALL.start("http://127.0.0.1:1");

    /// What a caller does between two calls: 20,000 tokens are some 40 µs.
    @State(Scope.Benchmark)
    public static class Work {
        /// How much.
        @Param("20000")
        long tokens = 1;

        /// Works.
        @Setup(Level.Invocation)
        public void work() {
            Blackhole.consumeCPU(tokens);
        }
    }

    /// Begins server and client.
    @Setup
    public void start() {
        running.end();
        server = situation.open();
        running = situation == Situation.FULL ? full(server.host()) : rival.start(server.host());
        for (int i = 0; i < 20; i++) {
            running.capture();
        }
    }

    private static Rival.Running full(String host) {
        Analytics client = Analytics.builder("k", URI.create(host)).wire(WireFormat.V0).maxQueueSize(10)
                .closeOnExit(false).build();
        return new Rival.Running() {
            @Override
            public void capture() {
                client.capture("visitor-1", "signed up", Rival.PROPERTIES);
            }

            @Override
            public void end() {
                client.close(Duration.ZERO);
            }
        };
    }

    /// Ends both.
    @TearDown
    public void end() throws Exception {
        server.end().close();
        running.end();
    }

    /// One call.
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public void one(Work work) {
        running.capture();
    }

    /// A queue of a million, new for each iteration, whose worker sleeps.
    @State(Scope.Benchmark)
    public static class Rush {
        private Analytics client = client();

        private static Analytics client() {
            return Analytics.builder("k", URI.create("http://127.0.0.1:1")).maxQueueSize(1_000_000)
                    .flushAt(1_000_000).flushInterval(Duration.ofHours(1)).closeOnExit(false).build();
        }

        /// An empty queue.
        @Setup(Level.Iteration)
        public void empty() {
            client.close(Duration.ZERO);
            client = client();
        }
    }

    /// As many calls as a batch has.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 20, batchSize = 50_000)
    @Measurement(iterations = 20, batchSize = 50_000)
    public void rush(Rush rush) {
        rush.client.capture("visitor-1", "signed up", Rival.PROPERTIES);
    }
}
