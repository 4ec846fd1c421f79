package footfall.proof;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sun.management.ThreadMXBean;
import footfall.codec.QueueCodec;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.enrich.KnownBots;
import footfall.function.ingest.IngestHandler;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.port.CountryLookup;
import footfall.port.EventQueue;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// `make bench-ingest`: the processor's time of the ingest handler for a batch of events in each dialect, from the
/// gateway's event to the messages for the queue, beside the floor: reading the same body with Jackson's stream and
/// throwing it away, from the text that the gateway's event holds; and beside a lower one, from bytes, which the parser
/// reads faster. In turns, so that all meet the same weather, after rounds of all dialects by turns in which the
/// machine compiles. And how much memory the largest batch takes in all. Writes `target/bench/ingest.json`.
public final class BenchIngest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final SiteId DEMO = new SiteId("demo");
    private static final int ROUNDS = 15;
    private static final int WARM_ROUNDS = 20;
    private static final int BATCHES = 400;
    private static final int LARGEST_EVENTS = 2_000;
    private static final JsonFactory JSON = new JsonFactory();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final IngestHandler handler;
    private final String key;

    private BenchIngest() {
        InstantSource clock = InstantSource.fixed(NOW);
        MemorySiteStore sites = new MemorySiteStore();
        if (!(new Bootstrap(sites, clock, new Random(1)).make(DEMO)
                instanceof Bootstrap.Outcome.Made made)) {
            throw new IllegalStateException("demo: made before, a new store must be empty");
        }
        key = made.writeKey();
        sites.addKey(new SiteKey(KeyHash.of(IngestSample.CLIENT), KeyKind.WRITE, DEMO, "client", "", "", "", false, NOW,
                Instant.MAX));
        handler = new IngestHandler(new Gateway(clock, new Metrics("ingest", clock,
                new PrintStream(OutputStream.nullOutputStream()))), new CheckKey(sites, clock),
                new AcceptEvents(BenchIngest::encode, new MemorySaltStore(), clock, new Random(2)), new KnownBots(),
                CountryLookup.NONE);
    }

    /// @param args none
    public static void main(String[] args) throws IOException {
        new BenchIngest().run(System.out, Path.of("target", "bench", "ingest.json"));
    }

    private void run(PrintStream out, Path json) throws IOException {
        List<String> lines = new ArrayList<>();
        out.println("microseconds of processor an event, batches of up to 100 events");
        List<IngestSample> samples = IngestSample.all(key, NOW);
        for (int round = 0; round < WARM_ROUNDS; round++) {
            samples.forEach(this::all);
        }
        for (IngestSample sample : samples) {
            List<double[]> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(all(sample));
            }
            Spread ours = Spread.of(rounds.stream().mapToDouble(all -> all[0]));
            Spread floor = Spread.of(rounds.stream().mapToDouble(all -> all[1]));
            Spread ratio = Spread.of(rounds.stream().mapToDouble(all -> all[0] / all[1]));
            Spread bytes = Spread.of(rounds.stream().mapToDouble(all -> all[0] / all[2]));
            out.printf(Locale.ROOT, "%-10s %4d events, %6d bytes: %s; floor %s; %s times; from bytes %s times%n",
                    sample.name(), sample.events(), sample.body().length, ours, floor, ratio, bytes);
            lines.add(("\"%s\": {\"ratio\": %s, \"microsPerEvent\": %s, \"floorMicrosPerEvent\": %s, "
                    + "\"ratioToBytes\": %s}").formatted(sample.name(), ratio.json(), ours.json(), floor.json(),
                    bytes.json()));
        }
        IngestSample largest = IngestSample.footfall(key, NOW, LARGEST_EVENTS);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        send(largest);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        out.printf(Locale.ROOT, "%d events, %d bytes: %d bytes taken in all%n", largest.events(),
                largest.body().length, allocated);
        Files.createDirectories(json.getParent());
        Files.writeString(json, "{%s,\n \"largestBatchBytes\": %d, \"largestBatchAllocatedBytes\": %d}%n".formatted(
                String.join(",\n ", lines), largest.body().length, allocated));
        out.println("figures in " + json);
    }

    /// Ours, the floor, and the one from bytes.
    private double[] all(IngestSample sample) {
        return new double[] {micros(sample, () -> send(sample)), micros(sample, () -> floor(() ->
                JSON.createParser(new String(sample.body(), StandardCharsets.UTF_8)))),
                micros(sample, () -> floor(() -> JSON.createParser(sample.body())))};
    }

    private static double micros(IngestSample sample, Runnable once) {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            once.run();
        }
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1e3 / BATCHES / sample.events();
    }

    private void send(IngestSample sample) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withRawPath(sample.path())
                .withHeaders(sample.headers()).withBody(new String(sample.body(), StandardCharsets.UTF_8))
                .withIsBase64Encoded(false).withRequestContext(RequestContext.builder().withRequestId("r")
                        .withStage("$default").withHttp(RequestContext.Http.builder().withMethod("POST")
                                .withSourceIp("192.0.2.1").build()).build()).build();
        APIGatewayV2HTTPResponse response = handler.handleRequest(event, null);
        if (response.getStatusCode() >= 300) {
            throw new IllegalStateException(sample.name() + ": " + response.getStatusCode() + " " + response.getBody());
        }
    }

    private static void floor(Opened opened) {
        try (JsonParser json = opened.parser()) {
            while (json.nextToken() != null) {
                json.getText();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a sample is no JSON", e);
        }
    }

    @FunctionalInterface
    private interface Opened {
        JsonParser parser() throws IOException;
    }

    private static List<EventQueue.Taken> encode(List<EventQueue.Batch> batches) {
        return batches.stream().map(batch -> {
            QueueCodec.encode(batch.shard(), batch.sendings());
            return new EventQueue.Taken(IntStream.range(0, batch.sendings().size()).boxed().toList());
        }).toList();
    }
}
