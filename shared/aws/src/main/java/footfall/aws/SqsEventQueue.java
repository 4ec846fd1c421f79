package footfall.aws;

import footfall.codec.QueueCodec;
import footfall.port.EventQueue;
import footfall.port.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// The event queue on SQS: a standard queue, each message marked with its site as group, so that a busy site does not
/// keep the others waiting.
///
/// A call of SQS takes 10 messages and 1 MiB in sum, and answers for each message by itself. Source:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
public final class SqsEventQueue implements EventQueue {
    private static final int CALL_MESSAGES_MAX = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsEventQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public List<Taken> send(List<Batch> batches) {
        List<Letter> letters = new ArrayList<>();
        List<SortedSet<Integer>> taken = new ArrayList<>();
        for (Batch batch : batches) {
            QueueCodec.encode(batch.shard(), batch.sendings())
                    .forEach(body -> letters.add(new Letter(taken.size(), batch.shard().site().value(), body)));
            taken.add(new TreeSet<>());
        }
        int answered = 0;
        List<List<Letter>> calls = calls(letters);
        List<SdkException> failures = new ArrayList<>();
        for (List<Letter> call : calls) {
            try {
                accepted(call).forEach(letter -> taken.get(letter.batch()).addAll(
                        IntStream.range(letter.body().from(), letter.body().to()).boxed().toList()));
                answered++;
            } catch (SdkException e) {
                failures.add(e);
            }
        }
        if (answered == 0 && !failures.isEmpty()) {
            throw new Unavailable("send " + letters.size() + " messages", failures.getFirst());
        }
        return taken.stream().map(indexes -> new Taken(List.copyOf(indexes))).toList();
    }

    private List<Letter> accepted(List<Letter> call) {
        SendMessageBatchResponse answer = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(
                IntStream.range(0, call.size()).mapToObj(i -> entry(i, call.get(i))).toList()));
        return answer.successful().stream().map(success -> call.get(Integer.parseInt(success.id()))).toList();
    }

    private static SendMessageBatchRequestEntry entry(int index, Letter letter) {
        return SendMessageBatchRequestEntry.builder().id(Integer.toString(index)).messageBody(letter.body().text())
                .messageGroupId(letter.group()).build();
    }

    /// Bodies are ASCII, so a character is a byte.
    private static List<List<Letter>> calls(List<Letter> letters) {
        List<List<Letter>> calls = new ArrayList<>();
        List<Letter> call = new ArrayList<>();
        int size = 0;
        for (Letter letter : letters) {
            int length = letter.body().text().length();
            if (call.size() == CALL_MESSAGES_MAX || size + length > QueueCodec.MESSAGE_BYTES_MAX) {
                calls.add(List.copyOf(call));
                call.clear();
                size = 0;
            }
            call.add(letter);
            size += length;
        }
        if (!call.isEmpty()) {
            calls.add(List.copyOf(call));
        }
        return calls;
    }

    private record Letter(int batch, String group, QueueCodec.Body body) {}
}
