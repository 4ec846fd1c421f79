package footfall.aws;

import footfall.codec.QueueCodec;
import footfall.codec.UnreadableMessage;
import footfall.contract.EventQueueContract;
import footfall.event.Delivery;
import footfall.port.EventQueue;
import footfall.port.EventQueue.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsEventQueueTest extends EventQueueContract {
    private final String url = LocalQueues.make(UUID.randomUUID().toString());
    private final EventQueue queue = new SqsEventQueue(LocalQueues.client(), url);

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<Batch> drain() {
        List<Batch> batches = new ArrayList<>();
        List<Message> messages;
        do {
            messages = LocalQueues.client().receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
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
