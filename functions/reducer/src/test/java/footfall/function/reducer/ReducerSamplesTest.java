package footfall.function.reducer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import footfall.codec.QueueCodec;
import footfall.edge.Metrics;
import footfall.event.Entry;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What SQS hands the reducer, read as Lambda reads it, is answered as kept, and lies in the log afterwards.
class ReducerSamplesTest {
    private static final Path SAMPLES = Path.of("../../events-samples/lambda");
    private static final Instant NOW = Instant.parse("2026-03-09T10:01:10Z");
    private static final Shard DEMO = new Shard(new SiteId("demo"), 0);

    private final MemoryLogStore log = new MemoryLogStore();

    @Test
    void pageViewsAreTakenOnceThoughTwoMessagesCarryOne() throws IOException {
        answersAsKept("reducer-page-views.json");
        assertEquals(List.of("aggregated", "aggregated", "DUPLICATE", "aggregated"), outcomes());
    }

    @Test
    void aPoisonedMessageComesAgainAloneAndBrokenEventsAreInTheLog() throws IOException {
        answersAsKept("reducer-poison.json");
        assertEquals(List.of("aggregated", "aggregated", "UNREADABLE", "UNKNOWN_VERSION"), outcomes());
    }

    private void answersAsKept(String name) throws IOException {
        PojoSerializer<SQSEvent> events = LambdaEventSerializers.serializerFor(SQSEvent.class,
                getClass().getClassLoader());
        try (InputStream sample = Files.newInputStream(SAMPLES.resolve(name))) {
            SQSBatchResponse answer = handler().handleRequest(events.fromJson(sample), null);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            GsonFactory.getInstance().getSerializer(SQSBatchResponse.class).toJson(answer, json);
            assertEquals(Files.readString(SAMPLES.resolve("expected").resolve(name)).replaceAll("\\s", ""),
                    json.toString(StandardCharsets.UTF_8));
        }
    }

    private List<String> outcomes() {
        return log.tail(DEMO, 0).stream().flatMap(segment -> segment.entries().stream()).map(entry -> switch (entry) {
            case Entry.Aggregated _ -> "aggregated";
            case Entry.Skipped(_, _, _, SkipReason reason, _) -> reason.name();
            case Entry.Failed(_, _, FailReason reason, _, _, _) -> reason.name();
            case Entry.Dropped dropped -> "DROPPED " + dropped.count();
        }).toList();
    }

    private ReducerHandler handler() {
        MemoryViewStore views = new MemoryViewStore();
        AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), QueueCodec::content, () -> NOW);
        return new ReducerHandler(new ReduceEvents(append, new FoldShard(log, views),
                id -> Optional.of(Site.withDefaults(id, "Demo", NOW)), Duration.ofMinutes(10), () -> NOW,
                () -> 0),
                _ -> {}, new Metrics("reducer", () -> NOW, new PrintStream(OutputStream.nullOutputStream())));
    }
}
