package footfall.local;

import footfall.local.QueueJournal.Message;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// A queue that confirms a message only when a journal has it, so that a queue in memory keeps SQS's promise over a
/// kill. Answers what the house calls; whatever else is asked of a client is refused by the interface itself.
final class JournaledSqs implements SqsClient {
    /// The most receipts that are kept: SQS has no more messages in flight.
    private static final int RECEIPTS_MAX = 120_000;

    private final SqsClient queue;
    private final QueueJournal journal;
    private final Map<String, String> idOfReceipt = Collections.synchronizedMap(new Receipts());

    JournaledSqs(SqsClient queue, QueueJournal journal) {
        this.queue = queue;
        this.journal = journal;
    }

    /// Sends again what an earlier process did not finish.
    ///
    /// @return how many messages that were
    int resume(String queueUrl) {
        List<Message> unfinished = journal.unfinished();
        for (Message message : unfinished) {
            SendMessageBatchRequestEntry again = SendMessageBatchRequestEntry.builder().id("again")
                    .messageBody(message.body())
                    .messageGroupId(message.group().isEmpty() ? null : message.group()).build();
            sendMessageBatch(batch -> batch.queueUrl(queueUrl).entries(again));
            journal(() -> journal.done(List.of(message.id())));
        }
        return unfinished.size();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        SendMessageBatchResponse answer = queue.sendMessageBatch(request);
        Map<String, SendMessageBatchRequestEntry> entries = request.entries().stream()
                .collect(Collectors.toMap(SendMessageBatchRequestEntry::id, Function.identity()));
        List<Message> taken = answer.successful().stream().map(sent -> {
            SendMessageBatchRequestEntry entry = Objects.requireNonNull(entries.get(sent.id()));
            String group = entry.messageGroupId() == null ? "" : entry.messageGroupId();
            return new Message(sent.messageId(), group, entry.messageBody());
        }).toList();
        journal(() -> journal.put(taken));
        return answer;
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        ReceiveMessageResponse answer = queue.receiveMessage(request);
        answer.messages().forEach(message -> idOfReceipt.put(message.receiptHandle(), message.messageId()));
        return answer;
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        DeleteMessageBatchResponse answer = queue.deleteMessageBatch(request);
        Map<String, String> receipts = new HashMap<>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            receipts.put(entry.id(), entry.receiptHandle());
        }
        List<String> ids = answer.successful().stream().map(gone -> receipts.get(gone.id()))
                .map(idOfReceipt::remove).filter(Objects::nonNull).toList();
        journal(() -> journal.done(ids));
        return answer;
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        return queue.changeMessageVisibility(request);
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        return queue.changeMessageVisibilityBatch(request);
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return queue.getQueueAttributes(request);
    }

    @Override
    public String serviceName() {
        return queue.serviceName();
    }

    @Override
    public void close() {
        queue.close();
        journal(journal::close);
    }

    private static void journal(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw SdkClientException.create("queue journal: not written", e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static final class Receipts extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > RECEIPTS_MAX;
        }
    }
}
