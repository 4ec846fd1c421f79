package footfall.local;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Brings dead letters back into their queue, as a message move task of SQS does. Through the journaled client: what is
/// sent is journaled before the dead letter is done, so that a kill in between loses none, and none comes again after
/// it was reduced.
final class DeadLetters {
    private static final int MESSAGES_A_CALL = 10;
    /// SQS moves no more messages in flight.
    private static final int CALLS_MAX = 12_000;

    private DeadLetters() {}

    /// @return how many are in the queue again
    static int bringBack(SqsClient client, String deadLettersUrl, String queueUrl) {
        int moved = 0;
        for (int calls = 0; calls < CALLS_MAX; calls++) {
            List<Message> dead = client.receiveMessage(receive -> receive.queueUrl(deadLettersUrl)
                    .maxNumberOfMessages(MESSAGES_A_CALL).waitTimeSeconds(0)).messages();
            if (dead.isEmpty()) {
                break;
            }
            for (Message message : dead) {
                moved += move(client, message, deadLettersUrl, queueUrl) ? 1 : 0;
            }
        }
        return moved;
    }

    private static boolean move(SqsClient client, Message message, String from, String to) {
        SendMessageBatchRequestEntry again = SendMessageBatchRequestEntry.builder().id("again")
                .messageBody(message.body()).build();
        if (client.sendMessageBatch(send -> send.queueUrl(to).entries(again)).successful().isEmpty()) {
            return false;
        }
        client.deleteMessageBatch(delete -> delete.queueUrl(from).entries(DeleteMessageBatchRequestEntry.builder()
                .id("moved").receiptHandle(message.receiptHandle()).build()));
        return true;
    }
}
