package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// What was given up is brought back, once.
class DeadLettersTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private static List<Message> receive(EmbeddedQueue queue, String url, int visibilitySeconds) {
        return queue.client().receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)
                .waitTimeSeconds(0).visibilityTimeout(visibilitySeconds)).messages();
    }

    private static void give(EmbeddedQueue queue, String... bodies) {
        for (String body : bodies) {
            queue.client().sendMessageBatch(send -> send.queueUrl(queue.url()).entries(
                    SendMessageBatchRequestEntry.builder().id("0").messageBody(body).build()));
        }
        for (int receives = 0; receives <= EmbeddedQueue.RECEIVES_MAX; receives++) {
            receive(queue, queue.url(), 0);
        }
    }

    @Test
    void aDeadLetterThatWasBroughtBackAndReducedDoesNotComeAgainAfterARestart() {
        try (EmbeddedQueue queue = EmbeddedQueue.start(data.resolve("journal"), VISIBILITY)) {
            give(queue, "poison", "worse");
            assertEquals(List.of(), receive(queue, queue.url(), 0));
            assertEquals(2, DeadLetters.bringBack(queue.client(), queue.deadLettersUrl(), queue.url()));
            assertEquals(0, DeadLetters.bringBack(queue.client(), queue.deadLettersUrl(), queue.url()));
            List<Message> again = receive(queue, queue.url(), 60);
            assertEquals(List.of("poison", "worse"), again.stream().map(Message::body).sorted().toList());
            Message reduced = again.stream().filter(message -> message.body().equals("poison")).findFirst()
                    .orElseThrow();
            queue.client().deleteMessageBatch(delete -> delete.queueUrl(queue.url()).entries(
                    DeleteMessageBatchRequestEntry.builder().id("0").receiptHandle(reduced.receiptHandle()).build()));
        }
        try (EmbeddedQueue queue = EmbeddedQueue.start(data.resolve("journal"), VISIBILITY)) {
            assertEquals(List.of("worse"), receive(queue, queue.url(), 60).stream().map(Message::body).toList());
            assertEquals(List.of(), receive(queue, queue.deadLettersUrl(), 60));
        }
    }

    @Test
    void aDeadLetterThatNobodyBroughtBackIsInTheQueueAgainAfterARestart() {
        try (EmbeddedQueue queue = EmbeddedQueue.start(data.resolve("journal"), VISIBILITY)) {
            give(queue, "poison");
        }
        try (EmbeddedQueue queue = EmbeddedQueue.start(data.resolve("journal"), VISIBILITY)) {
            assertEquals(List.of("poison"), receive(queue, queue.url(), 60).stream().map(Message::body).toList());
        }
    }
}
