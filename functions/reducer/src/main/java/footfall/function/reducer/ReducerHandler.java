package footfall.function.reducer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import footfall.edge.Metrics;
import footfall.usecase.reduce.ReduceEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a batch of queued events. Answers the messages that are not done, and only those come again: what is
/// undecodable, and every message of a shard that could not be appended.
public final class ReducerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// How many shards of a batch a function takes at the same time.
    public static final int SHARDS_AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ReducerHandler.class);

    private final ReduceEvents reduce;
    private final Redelivery redelivery;
    private final Metrics metrics;
    private final int shardsAtOnce;

    /// Lambda's.
    public ReducerHandler() {
        this(ReducerWiring.fromEnvironment());
    }

    private ReducerHandler(ReducerWiring wiring) {
        this(wiring.reduce(), wiring.redelivery(), wiring.metrics(), SHARDS_AT_ONCE);
    }

    /// One of given parts that takes the shards of a batch one after another, on the caller's thread.
    public ReducerHandler(ReduceEvents reduce, Redelivery redelivery, Metrics metrics) {
        this(reduce, redelivery, metrics, 1);
    }

    /// One of given parts.
    ///
    /// @param shardsAtOnce how many shards of a batch it takes at the same time, at most
    public ReducerHandler(ReduceEvents reduce, Redelivery redelivery, Metrics metrics, int shardsAtOnce) {
        this.reduce = reduce;
        this.redelivery = redelivery;
        this.metrics = metrics;
        this.shardsAtOnce = shardsAtOnce;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        Sorted sorted = Sorted.of(batch.getRecords());
        List<SQSMessage> failed = new ArrayList<>(sorted.unreadable());
        long eventsFailed = 0;
        List<Part> parts = List.copyOf(sorted.parts().values());
        List<OptionalInt> reduced = reduced(parts);
        for (int i = 0; i < parts.size(); i++) {
            if (reduced.get(i).isEmpty()) {
                failed.addAll(parts.get(i).messages());
            }
            eventsFailed += reduced.get(i).orElse(0);
        }
        Map<String, Integer> receives = new LinkedHashMap<>();
        failed.forEach(message -> receives.put(message.getReceiptHandle(), receives(message)));
        if (!receives.isEmpty()) {
            redelivery.putOff(receives);
        }
        metrics.print(Map.of(), Map.of("messages", (long) batch.getRecords().size(), "messages_failed",
                (long) failed.size(), "messages_unreadable", (long) sorted.unreadable().size(), "events_failed",
                eventsFailed, "events",
                sorted.parts().values().stream().mapToLong(part -> part.deliveries().size()).sum()));
        return new SQSBatchResponse(failed.stream().map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    /// Shards have nothing in common, and wait for the store most of the time.
    private List<OptionalInt> reduced(List<Part> parts) {
        if (parts.size() <= 1 || shardsAtOnce == 1) {
            return parts.stream().map(this::reduced).toList();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(parts.size(), shardsAtOnce),
                Thread.ofVirtual().factory())) {
            List<CompletableFuture<OptionalInt>> running = parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> reduced(part), pool)).toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    /// The one place that catches whatever happens: to act means to report the messages of this shard alone.
    ///
    /// @return how many of its events failed; empty if it was not reduced
    private OptionalInt reduced(Part part) {
        try {
            return OptionalInt.of(reduce.reduce(part.shard(), part.deliveries()).failed());
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("shard", part.shard()).addKeyValue("messages", part.messages().size())
                    .setCause(e).log("shard not reduced");
            return OptionalInt.empty();
        }
    }

    private static int receives(SQSMessage message) {
        return Integer.parseInt(message.getAttributes().getOrDefault("ApproximateReceiveCount", "1"));
    }
}
