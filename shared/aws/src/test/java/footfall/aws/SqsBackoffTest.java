package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

class SqsBackoffTest {
    private final Queue<ChangeMessageVisibilityBatchRequest> calls = new ConcurrentLinkedQueue<>();


    @ParameterizedTest
    @CsvSource({"1,0,5", "1,1,10", "2,1,20", "3,0.5,30", "5,1,160", "20,1,900", "20,0,450"})
    void doublesFromTenSecondsToFifteenMinutesHalfOfItByChance(int receives, double chance, int seconds) {
        assertEquals(seconds, backoff(chance, false).seconds(receives));
    }

    @Test
    void everyMessageIsPutOffByItsOwnCountTenACall() {
        Map<String, Integer> messages = new LinkedHashMap<>();
        IntStream.range(0, 25).forEach(n -> messages.put("receipt-" + n, 1 + n % 3));
        backoff(1, false).putOff(messages);
        assertEquals(List.of(5, 10, 10), calls.stream().map(call -> call.entries().size()).sorted().toList());
        Map<String, Integer> seconds = calls.stream().flatMap(call -> call.entries().stream())
                .collect(Collectors.toMap(ChangeMessageVisibilityBatchRequestEntry::receiptHandle,
                        ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout));
        messages.forEach((receipt, receives) -> assertEquals(5 << receives, seconds.get(receipt)));
    }

    @Test
    void aQueueInTroubleIsNotAskedAgainAndAgain() {
        Map<String, Integer> messages = new LinkedHashMap<>();
        IntStream.range(0, 10_000).forEach(n -> messages.put("receipt-" + n, 1));
        backoff(1, true).putOff(messages);
        assertTrue(calls.size() <= Parallel.CALLS_MAX, calls.size() + " calls");
    }

    private SqsBackoff backoff(double chance, boolean trouble) {
        return new SqsBackoff(new SqsClient() {
            @Override
            public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                    ChangeMessageVisibilityBatchRequest request) {
                calls.add(request);
                if (trouble) {
                    throw SdkClientException.create("timeout");
                }
                return ChangeMessageVisibilityBatchResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        }, "queue", () -> chance);
    }
}
