package footfall.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/// Puts the next delivery of failed messages off: ten seconds after the first failure, doubling, at most 15 minutes,
/// half of it drawn by chance so that messages that failed together do not come again together. Safe for use by many
/// threads.
public final class SqsBackoff {
    private static final int CALL_MESSAGES_MAX = 10;
    static final int FIRST_SECONDS = 10;
    static final int LONGEST_SECONDS = 900;

    private final SqsClient sqs;
    private final String queueUrl;
    private final DoubleSupplier chance;

    /// @param chance draws from 0 to 1
    public SqsBackoff(SqsClient sqs, String queueUrl, DoubleSupplier chance) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.chance = chance;
    }

    /// Hides delivered messages for a while, each by its own count. A refusal of the queue changes nothing that
    /// matters: what was not put off comes again when its visibility timeout ends. After a call that failed no other is
    /// begun, so that a queue in trouble does not use up the function's time.
    ///
    /// @param receives by receipt handle: how often the message was delivered, 1 at first
    public void putOff(Map<String, Integer> receives) {
        List<Map.Entry<String, Integer>> all = List.copyOf(receives.entrySet());
        AtomicBoolean failed = new AtomicBoolean();
        Parallel.map(IntStream.range(0, Math.ceilDiv(all.size(), CALL_MESSAGES_MAX)).boxed().toList(), call -> {
            int from = call * CALL_MESSAGES_MAX;
            return failed.get() || ask(all.subList(from, Math.min(all.size(), from + CALL_MESSAGES_MAX)), failed);
        });
    }

    private boolean ask(List<Map.Entry<String, Integer>> messages, AtomicBoolean failed) {
        try {
            return sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl).entries(
                    IntStream.range(0, messages.size()).mapToObj(i -> entry(i, messages.get(i))).toList()))
                    .failed().isEmpty();
        } catch (SdkException e) {
            failed.set(true);
            return false;
        }
    }

    private ChangeMessageVisibilityBatchRequestEntry entry(int index, Map.Entry<String, Integer> message) {
        return ChangeMessageVisibilityBatchRequestEntry.builder().id(Integer.toString(index))
                .receiptHandle(message.getKey()).visibilityTimeout(seconds(message.getValue())).build();
    }

    int seconds(int receives) {
        int doublings = Math.clamp(receives - 1, 0, 10);
        int full = Math.min(LONGEST_SECONDS, FIRST_SECONDS << doublings);
        return (int) Math.round(full / 2.0 + full / 2.0 * chance.getAsDouble());
    }
}
