package footfall.local.localstack;

import footfall.aws.SqsEventQueue;
import footfall.codec.QueueCodec;
import footfall.codec.UnreadableMessage;
import footfall.contract.EventQueueContract;
import footfall.event.Delivery;
import footfall.port.EventQueue;
import footfall.port.EventQueue.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.sqs.model.Message;

/// The contract of the event queue on LocalStack's SQS.
@Tag("localstack")
class LocalStackEventQueueTest extends EventQueueContract {
    private final String url = LocalStack.queue();
    private final EventQueue queue = new SqsEventQueue(LocalStack.sqs(), url);

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<Batch> drain() {
        List<Batch> batches = new ArrayList<>();
        List<Message> messages;
        do {
            messages = LocalStack.sqs().receiveMessage(ask -> ask.queueUrl(url).maxNumberOfMessages(10)).messages();
            messages.forEach(message -> batches.add(batch(message)));
        } while (!messages.isEmpty());
        return batches;
    }

    private static Batch batch(Message message) {
        try {
            QueueCodec.Message read = QueueCodec.decode(message.body());
            return new Batch(read.shard(), read.deliveries().stream()
                    .map(delivery -> ((Delivery.Read) delivery).arrival()).toList());
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }
}
