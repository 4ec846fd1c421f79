package footfall.aws;

import java.util.function.DoubleSupplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the next delivery of a failed message off: ten seconds after the first failure, doubling, at most 15 minutes,
/// half of it drawn by chance so that messages that failed together do not come again together. Safe for use by many
/// threads.
public final class SqsBackoff {
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

    /// Hides a delivered message for a while. A refusal of the queue changes nothing that matters: the message comes
    /// again when its visibility timeout ends.
    ///
    /// @param receives how often it was delivered, 1 at first
    public void putOff(String receiptHandle, int receives) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl).receiptHandle(receiptHandle)
                    .visibilityTimeout(seconds(receives)));
        } catch (SdkException e) {
            return;
        }
    }

    int seconds(int receives) {
        int doublings = Math.clamp(receives - 1, 0, 10);
        int full = Math.min(LONGEST_SECONDS, FIRST_SECONDS << doublings);
        return (int) Math.round(full / 2.0 + full / 2.0 * chance.getAsDouble());
    }
}
