package footfall.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// Calls a function with what a queue holds, as Lambda's event source mapping does: in batches, with partial answers,
/// a timeout, and redelivery by visibility. What the function did not name as failed is deleted; all else stays in the
/// queue, which makes it a dead letter after its count of receives.
public final class MappingSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MappingSimulator.class);
    /// The most entries of one delete (Amazon SQS, quotas).
    private static final int DELETE_MAX = 10;
    private static final Duration PAUSE_AFTER_OUTAGE = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String queueUrl;
    private final RequestHandler<SQSEvent, SQSBatchResponse> function;
    private final Mapping mapping;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Thread> pollers;
    private volatile boolean running = true;

    private MappingSimulator(SqsClient sqs, String queueUrl, RequestHandler<SQSEvent, SQSBatchResponse> function,
                             Mapping mapping) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.function = function;
        this.mapping = mapping;
        this.pollers = IntStream.range(0, mapping.pollers())
                .mapToObj(number -> Thread.ofPlatform().daemon().name("poller-" + number).unstarted(this::poll))
                .toList();
    }

    /// Begins to poll.
    public static MappingSimulator start(SqsClient sqs, String queueUrl,
                                  RequestHandler<SQSEvent, SQSBatchResponse> function, Mapping mapping) {
        MappingSimulator simulator = new MappingSimulator(sqs, queueUrl, function, mapping);
        simulator.pollers.forEach(Thread::start);
        return simulator;
    }

    /// Stops polling; waits for calls under way, at most their timeout.
    @Override
    public void close() {
        running = false;
        pollers.forEach(this::join);
        calls.shutdownNow();
    }

    private void join(Thread poller) {
        try {
            poller.join(mapping.timeout().plus(mapping.window()).plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        BatchGatherer gatherer = new BatchGatherer(sqs, queueUrl, mapping);
        while (running) {
            try {
                List<Message> batch = gatherer.next(() -> running);
                if (!batch.isEmpty()) {
                    deliver(batch);
                }
            } catch (SdkException e) {
                LOG.warn("the queue does not answer", e);
                pause();
            }
        }
    }

    private void deliver(List<Message> batch) {
        Set<String> failed = Set.of();
        for (int delivery = 0; delivery < mapping.deliveries(); delivery++) {
            failed = call(batch);
        }
        Set<String> kept = failed;
        List<Message> done = batch.stream().filter(message -> !kept.contains(message.messageId())).toList();
        for (int from = 0; from < done.size(); from += DELETE_MAX) {
            delete(done.subList(from, Math.min(done.size(), from + DELETE_MAX)));
        }
    }

    /// The ids that stay in the queue: those the function named; all if it threw, was too slow, or named an id that
    /// the batch does not have (AWS Lambda, partial batch responses).
    private Set<String> call(List<Message> batch) {
        Set<String> all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        SQSEvent event = SqsEvents.of(batch, "arn:aws:sqs:us-east-1:000000000000:footfall-events");
        Future<@Nullable SQSBatchResponse> call = calls.submit(() ->
                function.handleRequest(event, LocalContext.call("reducer", mapping.timeout())));
        try {
            SQSBatchResponse answer = call.get(mapping.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || answer.getBatchItemFailures() == null) {
                return Set.of();
            }
            Set<String> named = answer.getBatchItemFailures().stream()
                    .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).collect(Collectors.toSet());
            return all.containsAll(named) ? named : all;
        } catch (ExecutionException e) {
            LOG.error("the function failed with a batch of {}", batch.size(), e.getCause());
        } catch (TimeoutException e) {
            LOG.error("the function took longer than {} with a batch of {}", mapping.timeout(), batch.size());
            call.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private void delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(index -> DeleteMessageBatchRequestEntry.builder().id(Integer.toString(index))
                        .receiptHandle(messages.get(index).receiptHandle()).build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_OUTAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
