package footfall.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Gathers batches of one poller: until the count, the bytes or the window is full. For one thread.
final class BatchGatherer {
    /// The most messages of one receive (Amazon SQS, quotas).
    private static final int RECEIVE_MAX = 10;
    /// What a message weighs in the event beside its body: ids, receipt, attributes.
    private static final int METADATA_BYTES = 1_024;
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Mapping mapping;
    private final Deque<Message> waiting = new ArrayDeque<>();

    BatchGatherer(SqsClient sqs, String queueUrl, Mapping mapping) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.mapping = mapping;
    }

    /// The next batch; empty if a second brought nothing. What was received and did not fit is in the next one.
    List<Message> next(BooleanSupplier running) {
        if (waiting.isEmpty()) {
            waiting.addAll(receive(1));
        }
        List<Message> batch = new ArrayList<>();
        long bytes = 0;
        long closes = System.nanoTime() + mapping.window().toNanos();
        while (true) {
            while (!waiting.isEmpty() && fits(batch.size(), bytes, waiting.getFirst())) {
                bytes += bytes(waiting.getFirst());
                batch.add(waiting.removeFirst());
            }
            boolean full = !waiting.isEmpty() || batch.size() == mapping.countMax();
            if (batch.isEmpty() || full || System.nanoTime() >= closes || !running.getAsBoolean()) {
                return batch;
            }
            waiting.addAll(receive(0));
            if (waiting.isEmpty()) {
                LockSupport.parkNanos(ASK_EVERY.toNanos());
            }
        }
    }

    private boolean fits(int count, long bytes, Message next) {
        return count == 0 || count < mapping.countMax() && bytes + bytes(next) <= Mapping.BATCH_BYTES_MAX;
    }

    private List<Message> receive(int waitSeconds) {
        return sqs.receiveMessage(ask -> ask.queueUrl(queueUrl).maxNumberOfMessages(RECEIVE_MAX)
                .waitTimeSeconds(waitSeconds)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
    }

    private static long bytes(Message message) {
        return message.body().getBytes(StandardCharsets.UTF_8).length + METADATA_BYTES;
    }
}
