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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a batch of queued events. Answers the messages that are not done, and only those come again: what is
/// undecodable, and every message of a shard that could not be appended.
public final class ReducerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ReducerHandler.class);

    private final ReduceEvents reduce;
    private final Redelivery redelivery;
    private final Metrics metrics;

    /// Lambda's.
    public ReducerHandler() {
        this(ReducerWiring.fromEnvironment());
    }

    private ReducerHandler(ReducerWiring wiring) {
        this(wiring.reduce(), wiring.redelivery(), wiring.metrics());
    }

    /// One of given parts.
    public ReducerHandler(ReduceEvents reduce, Redelivery redelivery, Metrics metrics) {
        this.reduce = reduce;
        this.redelivery = redelivery;
        this.metrics = metrics;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        Sorted sorted = Sorted.of(batch.getRecords());
        List<SQSMessage> failed = new ArrayList<>(sorted.unreadable());
        long eventsFailed = 0;
        for (Part part : sorted.parts().values()) {
            OptionalInt reduced = reduced(part);
            if (reduced.isEmpty()) {
                failed.addAll(part.messages());
            }
            eventsFailed += reduced.orElse(0);
        }
        Map<String, Integer> receives = new LinkedHashMap<>();
        failed.forEach(message -> receives.put(message.getReceiptHandle(), receives(message)));
        if (!receives.isEmpty()) {
            redelivery.putOff(receives);
        }
        metrics.print(Map.of(), Map.of("messages", (long) batch.getRecords().size(), "messages_failed",
                (long) failed.size(), "messages_unreadable", (long) sorted.unreadable().size(), "events_failed", eventsFailed, "events",
                sorted.parts().values().stream().mapToLong(part -> part.deliveries().size()).sum()));
        return new SQSBatchResponse(failed.stream().map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
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
