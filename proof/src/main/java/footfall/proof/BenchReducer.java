package footfall.proof;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.sun.management.OperatingSystemMXBean;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.Tables;
import footfall.codec.QueueCodec;
import footfall.codec.UnreadableMessage;
import footfall.edge.Metrics;
import footfall.enrich.KnownBots;
import footfall.enrich.KnownSources;
import footfall.enrich.UapTechnologyLookup;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.function.reducer.ReducerHandler;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.proof.rivals.Design;
import footfall.proof.rivals.Rival;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// `make bench-reducer`: how many events a second one reducer takes from messages to folded views on the embedded
/// store, beside the naive design on the same store: in turns, so that both meet the same weather. Writes
/// `target/bench/reducer.json`. The store is part of the same process, and takes most of the processor's time.
public final class BenchReducer {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final int ROUNDS = 5;
    private static final int EVENTS_A_MESSAGE = 5;
    private static final int MESSAGES_A_BATCH = 10;
    private static final int BATCHES = 160;
    private static final int BATCHES_OF_NAIVE = 8;
    private static final Duration FOLD_AFTER = Duration.ofMinutes(10);

    private final PrintStream out;
    private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
    private final DynamoDbClient store = local.dynamoDbClient();
    private final List<Round> rounds = new ArrayList<>();

    private BenchReducer(PrintStream out) {
        this.out = out;
    }

    /// @param args none
    public static void main(String[] args) throws IOException {
        new BenchReducer(System.out).run(Path.of("target", "bench", "reducer.json"));
        System.exit(0);
    }

    private void run(Path json) throws IOException {
        out.printf("Batches of %d messages of %d events; %d events a round through the reducer and its fold, %d through"
                + " the naive design%n", MESSAGES_A_BATCH, EVENTS_A_MESSAGE, events(BATCHES), events(BATCHES_OF_NAIVE));
        for (int number = 0; number <= ROUNDS; number++) {
            Round round = new Round(ours(number), naive(number));
            out.printf(Locale.ROOT, "round %d%s: %.0f events/s, %.3f ms of processor an event; naive %.0f events/s,"
                    + " %.3f ms; %.1f times%n", number, number == 0 ? " (to warm up)" : "", round.ours.perSecond(),
                    round.ours.cpuMs(), round.naive.perSecond(), round.naive.cpuMs(), round.ratio());
            if (number > 0) {
                rounds.add(round);
            }
        }
        local.shutdownNow();
        Spread ratio = spread(Round::ratio);
        Files.createDirectories(json.getParent());
        Files.writeString(json, """
                {"ratio": %s,
                 "eventsPerSecond": %s, "naiveEventsPerSecond": %s,
                 "cpuMsPerEvent": %s, "naiveCpuMsPerEvent": %s}
                """.formatted(ratio.json(), spread(round -> round.ours.perSecond()).json(),
                spread(round -> round.naive.perSecond()).json(), spread(round -> round.ours.cpuMs()).json(),
                spread(round -> round.naive.cpuMs()).json()));
        out.printf("the reducer takes %s times the events of the naive design; figures in %s%n", ratio, json);
    }

    private Measured ours(int round) {
        String table = table("ours", round);
        LogStore log = new DynamoLogStore(store, table);
        ViewStore views = new DynamoViewStore(store, table);
        Site site = Site.withDefaults(SHARD.site(), "Demo", START);
        FoldShard fold = new FoldShard(log, views);
        AppendEvents append = new AppendEvents(log, views,
                new Enrichment(new UapTechnologyLookup(), new KnownSources(), new KnownBots()), TrialFold.standard(),
                QueueCodec::content, () -> START);
        ReducerHandler handler = new ReducerHandler(new ReduceEvents(append, fold, _ -> Optional.of(site), FOLD_AFTER,
                () -> START, () -> 0), _ -> { },
                new Metrics("reducer", () -> START, new PrintStream(OutputStream.nullOutputStream())));
        List<SQSEvent> batches = batches(BATCHES, round);
        return Measured.of(events(BATCHES), () -> {
            for (SQSEvent batch : batches) {
                if (!handler.handleRequest(batch, null).getBatchItemFailures().isEmpty()) {
                    throw new IllegalStateException("messages came back, an undisturbed store takes all");
                }
            }
            fold.fold(SHARD, new SessionRules(site.sessionTimeout()));
        });
    }

    private Measured naive(int round) {
        Rival naive = Design.NAIVE.reducer(store, table("naive", round), () -> START);
        List<SQSEvent> batches = batches(BATCHES_OF_NAIVE, round);
        return Measured.of(events(BATCHES_OF_NAIVE), () -> {
            for (SQSEvent batch : batches) {
                for (SQSMessage message : batch.getRecords()) {
                    naive.reduce(SHARD, decoded(message));
                }
            }
        });
    }

    private static List<Delivery> decoded(SQSMessage message) {
        try {
            return QueueCodec.decode(message.getBody()).deliveries();
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("a message of our own can not be read", e);
        }
    }

    private static List<SQSEvent> batches(int count, int seed) {
        Trace trace = new Trace(Traffic.STANDARD, START.minus(Duration.ofHours(1)), seed);
        return IntStream.range(0, count).mapToObj(_ -> {
            SQSEvent batch = new SQSEvent();
            batch.setRecords(Stream.generate(() -> message(trace)).limit(MESSAGES_A_BATCH).toList());
            return batch;
        }).toList();
    }

    private static SQSMessage message(Trace trace) {
        List<Arrival> arrivals = Stream.generate(trace::next).limit(EVENTS_A_MESSAGE).toList();
        SQSMessage message = new SQSMessage();
        message.setMessageId(arrivals.getFirst().event().id().toString());
        message.setReceiptHandle(message.getMessageId());
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        message.setBody(QueueCodec.encode(SHARD, arrivals).getFirst().text());
        return message;
    }

    private String table(String name, int round) {
        String table = name + "-" + round;
        store.createTable(Tables.create(table));
        return table;
    }

    private static int events(int batches) {
        return batches * MESSAGES_A_BATCH * EVENTS_A_MESSAGE;
    }

    private Spread spread(ToDoubleFunction<Round> what) {
        return Spread.of(rounds.stream().mapToDouble(what));
    }

    private record Round(Measured ours, Measured naive) {
        double ratio() {
            return ours.perSecond() / naive.perSecond();
        }
    }

    /// @param cpuMs the processor's time of the whole process an event, in milliseconds
    private record Measured(double perSecond, double cpuMs) {
        static Measured of(int events, Runnable work) {
            long cpu = cpuNanos();
            long begin = System.nanoTime();
            work.run();
            long end = System.nanoTime();
            return new Measured(events / ((end - begin) / 1e9), (cpuNanos() - cpu) / 1e6 / events);
        }

        private static long cpuNanos() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }
}
