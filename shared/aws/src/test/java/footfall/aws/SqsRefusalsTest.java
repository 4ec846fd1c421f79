package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import footfall.contract.SampleEvents;
import footfall.event.Arrival;
import footfall.port.EventQueue.Batch;
import footfall.port.EventQueue.Taken;
import footfall.port.Unavailable;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/// What is said to be taken when the queue takes a part.
class SqsRefusalsTest {
    private static final Taken BOTH = new Taken(List.of(0, 1));
    private static final Taken NONE = new Taken(List.of());

    private final List<SendMessageBatchRequest> calls = new ArrayList<>();

    @Test
    void onlyMessagesThatTheQueueNamesAreTaken() {
        SqsEventQueue queue = queue(entry -> !entry.messageGroupId().equals("site-1"), 0);
        assertEquals(List.of(BOTH, NONE, BOTH), queue.send(batches(3)));
    }

    @Test
    void aCallThatFailsLeavesTheOthersTaken() {
        List<Taken> taken = queue(_ -> true, 1).send(batches(12));
        assertEquals(2, calls.size());
        assertEquals(IntStream.range(0, 12).mapToObj(n -> n < 10 ? NONE : BOTH).toList(), taken);
    }

    @Test
    void ifNoCallIsAnsweredTheQueueIsUnavailable() {
        assertEquals("send 12 messages",
                assertThrows(Unavailable.class, () -> queue(_ -> true, 9).send(batches(12))).getMessage());
    }

    @Test
    void eachMessageIsOfItsSitesGroupAndACallCarriesTen() {
        queue(_ -> true, 0).send(batches(12));
        assertEquals(List.of(10, 2), calls.stream().map(call -> call.entries().size()).toList());
        assertEquals(IntStream.range(0, 12).mapToObj(n -> "site-" + n).toList(), calls.stream()
                .flatMap(call -> call.entries().stream()).map(SendMessageBatchRequestEntry::messageGroupId).toList());
    }

    private static List<Batch> batches(int count) {
        List<Arrival> arrivals = List.of(new Arrival(SampleEvents.pageView(1), ""),
                new Arrival(SampleEvents.pageView(2), ""));
        return IntStream.range(0, count)
                .mapToObj(n -> new Batch(new Shard(new SiteId("site-" + n), 0), arrivals)).toList();
    }

    private SqsEventQueue queue(Predicate<SendMessageBatchRequestEntry> takes, int callsLost) {
        return new SqsEventQueue(new SqsClient() {
            @Override
            public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
                calls.add(request);
                if (calls.size() <= callsLost) {
                    throw SdkClientException.create("timeout");
                }
                return SendMessageBatchResponse.builder().successful(request.entries().stream().filter(takes)
                        .map(entry -> SendMessageBatchResultEntry.builder().id(entry.id()).build()).toList())
                        .failed(request.entries().stream().filter(takes.negate())
                                .map(entry -> BatchResultErrorEntry.builder().id(entry.id()).build()).toList())
                        .build();
            }

            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        }, "queue");
    }
}
