package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class MappingSimulatorTest {
    private static final SQSBatchResponse ALL_DONE = new SQSBatchResponse(List.of());
    private static final Mapping QUICK =
            new Mapping(1, 100, Duration.ofMillis(200), Duration.ofSeconds(5), 1);

    @TempDir
    Path folder;
    private EmbeddedQueue queue;
    private final BlockingQueue<SQSEvent> seen = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        queue = EmbeddedQueue.start(folder.resolve("queue.journal"), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        queue.close();
    }

    @Test
    void handsOverWhatLambdaHandsOver() throws InterruptedException {
        send("{\"a\":\"ä\"}");
        try (MappingSimulator _ = simulate(QUICK, _ -> ALL_DONE)) {
            SQSMessage message = next().getRecords().getFirst();
            assertEquals("{\"a\":\"ä\"}", message.getBody());
            assertEquals("aws:sqs", message.getEventSource());
            assertEquals("1", message.getAttributes().get("ApproximateReceiveCount"));
            assertEquals("site-a", message.getAttributes().get("MessageGroupId"));
            assertFalse(message.getReceiptHandle().isEmpty());
        }
    }

    @Test
    void gathersMessagesOfOneWindow() throws InterruptedException {
        send("1", "2", "3");
        try (MappingSimulator _ = simulate(QUICK, _ -> ALL_DONE)) {
            assertEquals(Set.of("1", "2", "3"), bodies(next()));
        }
        assertEquals(0, left(queue.url()));
    }

    @Test
    void makesNoBatchLargerThanItsCount() throws InterruptedException {
        send("1", "2", "3");
        Mapping twoAtMost = new Mapping(1, 2, Duration.ofMillis(200), Duration.ofSeconds(5), 1);
        try (MappingSimulator _ = simulate(twoAtMost, _ -> ALL_DONE)) {
            assertEquals(2, next().getRecords().size());
            assertEquals(1, next().getRecords().size());
        }
    }

    @Test
    void makesNoBatchLargerThanLambdaTakes() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            send("x".repeat(1_000_000));
        }
        try (MappingSimulator _ = simulate(QUICK, _ -> ALL_DONE)) {
            assertEquals(6, next().getRecords().size());
            assertEquals(1, next().getRecords().size());
        }
    }

    @Test
    void bringsBackOnlyWhatTheFunctionNames() throws InterruptedException {
        send("good", "bad");
        try (MappingSimulator _ = simulate(QUICK, event -> naming(event, "bad", 1))) {
            assertEquals(Set.of("good", "bad"), bodies(next()));
            SQSEvent again = next();
            assertEquals(Set.of("bad"), bodies(again));
            assertEquals("2", again.getRecords().getFirst().getAttributes().get("ApproximateReceiveCount"));
        }
    }

    @Test
    void bringsBackTheWholeBatchIfTheFunctionThrows() throws InterruptedException {
        send("1", "2");
        try (MappingSimulator _ = simulate(QUICK, event -> {
            if (firstTime(event)) {
                throw new IllegalStateException("thrown by the test");
            }
            return ALL_DONE;
        })) {
            assertEquals(Set.of("1", "2"), bodies(next()));
            assertEquals(Set.of("1", "2"), gathered(2));
        }
    }

    @Test
    void bringsBackTheWholeBatchIfTheFunctionNamesAnUnknownMessage() throws InterruptedException {
        send("1");
        try (MappingSimulator _ = simulate(QUICK, event -> firstTime(event)
                ? new SQSBatchResponse(List.of(new BatchItemFailure("never-seen"))) : ALL_DONE)) {
            assertEquals(Set.of("1"), bodies(next()));
            assertEquals(Set.of("1"), bodies(next()));
        }
    }

    @Test
    void givesUpAFunctionThatTakesTooLong() throws InterruptedException {
        send("slow");
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Mapping impatient = new Mapping(1, 10, Duration.ofMillis(100), Duration.ofMillis(500), 1);
        try (MappingSimulator _ = simulate(impatient, event -> {
            if (firstTime(event)) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            return ALL_DONE;
        })) {
            assertEquals(Set.of("slow"), bodies(next()));
            assertTrue(interrupted.await(10, TimeUnit.SECONDS), "the call goes on");
            assertEquals(Set.of("slow"), bodies(next()));
        }
    }

    @Test
    void makesADeadLetterOfWhatNeverSucceeds() throws InterruptedException {
        send("poison");
        try (MappingSimulator _ = simulate(QUICK, event -> naming(event, "poison", Integer.MAX_VALUE))) {
            for (int receive = 1; receive <= EmbeddedQueue.RECEIVES_MAX; receive++) {
                assertEquals(Integer.toString(receive),
                        next().getRecords().getFirst().getAttributes().get("ApproximateReceiveCount"));
            }
            long giveUpAt = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (left(queue.deadLettersUrl()) == 0 && System.nanoTime() < giveUpAt) {
                Thread.onSpinWait();
            }
        }
        assertEquals(1, left(queue.deadLettersUrl()));
        assertEquals(0, left(queue.url()));
        assertTrue(seen.isEmpty(), "it was handed over once more");
    }

    @Test
    void deliversTwiceWhereATestAsksForIt() throws InterruptedException {
        send("1");
        Mapping twice = new Mapping(2, 10, Duration.ofMillis(100), Duration.ofSeconds(5), 2);
        try (MappingSimulator _ = simulate(twice, _ -> ALL_DONE)) {
            assertEquals(Set.of("1"), bodies(next()));
            assertEquals(Set.of("1"), bodies(next()));
        }
    }

    @Test
    void sendsAgainAfterAKillWhatWasNotDone() throws InterruptedException {
        send("kept", "done");
        try (MappingSimulator _ = simulate(QUICK, event -> naming(event, "kept", Integer.MAX_VALUE))) {
            assertEquals(Set.of("kept", "done"), bodies(next()));
        }
        EmbeddedQueue killed = queue;
        queue = EmbeddedQueue.start(folder.resolve("queue.journal"), Duration.ofSeconds(1));
        try (MappingSimulator _ = simulate(QUICK, _ -> ALL_DONE)) {
            seen.clear();
            assertEquals(Set.of("kept"), bodies(next()));
        } finally {
            killed.close();
        }
    }

    private MappingSimulator simulate(Mapping mapping, Function<SQSEvent, SQSBatchResponse> function) {
        RequestHandler<SQSEvent, SQSBatchResponse> handler = (SQSEvent event, Context _) -> {
            seen.add(event);
            return function.apply(event);
        };
        return MappingSimulator.start(queue.client(), queue.url(), handler, mapping);
    }

    private void send(String... bodies) {
        for (String body : bodies) {
            queue.client().sendMessageBatch(request -> request.queueUrl(queue.url()).entries(
                    SendMessageBatchRequestEntry.builder()
                            .id("1").messageBody(body).messageGroupId("site-a").build()));
        }
    }

    private SQSEvent next() throws InterruptedException {
        SQSEvent event = seen.poll(20, TimeUnit.SECONDS);
        assertTrue(event != null, "nothing was handed over");
        return event;
    }

    private Set<String> gathered(int messages) throws InterruptedException {
        List<String> found = new ArrayList<>();
        while (found.size() < messages) {
            found.addAll(bodies(next()));
        }
        return new TreeSet<>(found);
    }

    private int left(String url) {
        var counts = queue.client().getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private static Set<String> bodies(SQSEvent event) {
        Set<String> bodies = new TreeSet<>();
        event.getRecords().forEach(message -> bodies.add(message.getBody()));
        return bodies;
    }

    private static boolean firstTime(SQSEvent event) {
        return event.getRecords().stream()
                .anyMatch(message -> message.getAttributes().get("ApproximateReceiveCount").equals("1"));
    }

    private static SQSBatchResponse naming(SQSEvent event, String body, int receivesMax) {
        return new SQSBatchResponse(event.getRecords().stream().filter(message -> message.getBody().equals(body)
                && Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount")) <= receivesMax)
                .map(message -> new BatchItemFailure(message.getMessageId())).toList());
    }
}
