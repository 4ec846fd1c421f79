package footfall.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/// A queue that a test moves by hand: it takes the messages that it is told to take, and hands them over when asked.
final class HandQueue implements SqsClient {
    /// Which messages are taken, by their number since the beginning.
    IntPredicate takes = _ -> true;
    private final List<String> waiting = new ArrayList<>();
    private int sent;

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        List<SendMessageBatchResultEntry> taken = new ArrayList<>();
        List<BatchResultErrorEntry> refused = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            if (takes.test(sent++)) {
                waiting.add(entry.messageBody());
                taken.add(SendMessageBatchResultEntry.builder().id(entry.id()).build());
            } else {
                refused.add(BatchResultErrorEntry.builder().id(entry.id()).code("ServiceUnavailable").build());
            }
        }
        return SendMessageBatchResponse.builder().successful(taken).failed(refused).build();
    }

    /// Everything that waits, each message by itself, in the order in which it was sent.
    List<SQSEvent> drain() {
        List<SQSEvent> batches = new ArrayList<>();
        for (String body : waiting) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("m" + batches.size());
            message.setReceiptHandle("r" + batches.size());
            message.setBody(body);
            message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
            SQSEvent batch = new SQSEvent();
            batch.setRecords(Collections.singletonList(message));
            batches.add(batch);
        }
        waiting.clear();
        return batches;
    }

    /// The bodies that wait.
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
