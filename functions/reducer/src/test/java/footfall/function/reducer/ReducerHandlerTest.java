package footfall.function.reducer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import footfall.codec.QueueCodec;
import footfall.edge.Metrics;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReducerHandlerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Shard GOOD = new Shard(new SiteId("good"), 0);
    private static final Shard DOWN = new Shard(new SiteId("down"), 0);

    private final MemoryLogStore log = new MemoryLogStore();
    private final List<String> putOff = new ArrayList<>();

    /// A log store that does not answer for one site.
    private record HalfDown(LogStore log) implements LogStore {
        private LogStore of(Shard shard) {
            if (shard.equals(DOWN)) {
                throw new Unavailable("down");
            }
            return log;
        }

        @Override
        public Appended append(Segment segment) {
            return of(segment.shard()).append(segment);
        }

        @Override
        public List<Segment> tail(Shard shard, long after) {
            return of(shard).tail(shard, after);
        }

        @Override
        public List<Segment> segments(Shard shard, Collection<Long> seqs) {
            return of(shard).segments(shard, seqs);
        }

        @Override
        public Head head(Shard shard) {
            return of(shard).head(shard);
        }

        @Override
        public void advance(Shard shard, long folded, Instant foldedTo) {
            of(shard).advance(shard, folded, foldedTo);
        }
    }

    private ReducerHandler handler() {
        LogStore store = new HalfDown(log);
        MemoryViewStore views = new MemoryViewStore();
        AppendEvents append = new AppendEvents(store, views, Enrichment.NONE,
                TrialFold.standard(), QueueCodec::content, () -> NOW);
        return new ReducerHandler(new ReduceEvents(append, new FoldShard(store, views),
                id -> Optional.of(Site.withDefaults(id, "Site", NOW)), Duration.ofMinutes(10), () -> NOW,
                () -> 0),
                all -> all.forEach((receipt, receives) -> putOff.add(receipt + " " + receives)),
                new Metrics("reducer", () -> NOW, new PrintStream(OutputStream.nullOutputStream())));
    }

    private static SQSMessage message(String id, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setReceiptHandle("receipt-" + id);
        message.setBody(body);
        message.setAttributes(Map.of("ApproximateReceiveCount", "3"));
        return message;
    }

    private static String body(Shard shard, int number) {
        Event view = new Event(new EventId(new UUID(0x4000, number)), NOW, NOW, NOW, false, new What.PageView(),
                new Who("v" + number, "", "", true), new Page("", "/", ""), Source.NONE, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
        return QueueCodec.encode(shard, List.of(new Arrival(view, ""))).getFirst().text();
    }

    private List<String> failed(SQSMessage... messages) {
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(messages));
        SQSBatchResponse answer = handler().handleRequest(batch, null);
        return answer.getBatchItemFailures().stream().map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void anUnreadableMessageAmongGoodOnesFailsAloneAndIsPutOff() {
        assertEquals(List.of("b"), failed(message("a", body(GOOD, 1)), message("b", "no message of ours"),
                message("c", body(GOOD, 2))));
        assertEquals(List.of("receipt-b 3"), putOff);
        assertEquals(2, log.tail(GOOD, 0).getFirst().entries().size());
    }

    @Test
    void aShardWhoseStoreIsDownFailsAlone() {
        assertEquals(List.of("b", "c"), failed(message("a", body(GOOD, 1)), message("b", body(DOWN, 2)),
                message("c", body(DOWN, 3)), message("d", body(GOOD, 4))));
        assertEquals(List.of("receipt-b 3", "receipt-c 3"), putOff);
        assertEquals(2, log.tail(GOOD, 0).getFirst().entries().size());
    }

    @Test
    void aGoodBatchLeavesNothingToComeAgain() {
        assertEquals(List.of(), failed(message("a", body(GOOD, 1)), message("b", body(GOOD, 1))));
        assertEquals(List.of(), putOff);
    }

    /// Each append waits for the other one: a handler that took one shard after another would never end.
    @Test
    @Timeout(60)
    void takesTheShardsOfABatchAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        MemoryViewStore views = new MemoryViewStore();
        AppendEvents append = new AppendEvents(log, views, new Enrichment(_ -> {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return Technology.NONE;
        }, source -> source, Enrichment.NONE.bots()), TrialFold.standard(), QueueCodec::content, () -> NOW);
        ReducerHandler handler = new ReducerHandler(new ReduceEvents(append, new FoldShard(log, views),
                id -> Optional.of(Site.withDefaults(id, "Site", NOW)), Duration.ofMinutes(10), () -> NOW, () -> 0),
                _ -> { }, new Metrics("reducer", () -> NOW, new PrintStream(OutputStream.nullOutputStream())), 2);
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message("a", body(GOOD, 1)), message("b", body(DOWN, 2))));
        assertEquals(List.of(), handler.handleRequest(batch, null).getBatchItemFailures());
        assertEquals(List.of(1, 1), List.of(log.tail(GOOD, 0).size(), log.tail(DOWN, 0).size()));
    }
}
