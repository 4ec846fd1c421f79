package footfall.aws;

import footfall.port.QueueDepth;
import footfall.port.Unavailable;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How much waits in a queue of SQS: what can be received, what was received and is not done, and what is put off. The
/// numbers follow the truth within about a minute. Source:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
public final class SqsQueueDepth implements QueueDepth {
    private static final List<QueueAttributeName> NAMES = List.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsQueueDepth(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public long pendingMessages() {
        try {
            return sqs.getQueueAttributes(ask -> ask.queueUrl(queueUrl).attributeNames(NAMES)).attributes().values()
                    .stream().mapToLong(Long::parseLong).sum();
        } catch (SdkException e) {
            throw new Unavailable("attributes of the queue", e);
        }
    }
}
