package footfall.proof.outside;

import footfall.proof.schedule.Call;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.Scheduler;
import footfall.proof.schedule.Touch;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/// The sending side of SQS: takes a batch whole, in part, or not at all, and may take it without saying so.
public final class SimulatedSqs implements SqsClient {
    private static final Set<Outcome> FAULTS = Set.of(Outcome.FAIL_BEFORE, Outcome.FAIL_AFTER, Outcome.THROTTLE,
            Outcome.TWICE, Outcome.PART, Outcome.DIE);

    private final SimulatedQueue queue;
    private final Scheduler scheduler;

    public SimulatedSqs(SimulatedQueue queue, Scheduler scheduler) {
        this.queue = queue;
        this.scheduler = scheduler;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest batch) {
        List<SendMessageBatchRequestEntry> entries = batch.entries();
        if (entries.isEmpty() || entries.size() > Limits.BATCH_MESSAGES_MAX) {
            throw new UnknownCall("batch: " + entries.size() + " messages, must be 1 to " + Limits.BATCH_MESSAGES_MAX);
        }
        Outcome outcome = scheduler.await(() -> new Call(() -> "send " + entries.size() + " messages",
                List.of(new Touch("queue", "", "\uFFFF", true)), FAULTS));
        int taken = outcome == Outcome.PART ? entries.size() / 2 : entries.size();
        if (outcome == Outcome.FAIL_BEFORE || outcome == Outcome.THROTTLE) {
            throw SdkClientException.create("simulated: the queue does not answer");
        }
        entries.subList(0, taken).forEach(entry -> queue.add(entry.messageBody()));
        if (outcome == Outcome.FAIL_AFTER) {
            throw SdkClientException.create("simulated: the answer was lost");
        }
        if (outcome == Outcome.TWICE) {
            entries.forEach(entry -> queue.add(entry.messageBody()));
        }
        return SendMessageBatchResponse.builder().successful(entries.subList(0, taken).stream()
                        .map(entry -> SendMessageBatchResultEntry.builder().id(entry.id()).build()).toList())
                .failed(entries.subList(taken, entries.size()).stream().map(entry -> BatchResultErrorEntry.builder()
                        .id(entry.id()).senderFault(false).code("InternalError").build()).toList()).build();
    }
}
