package footfall.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Every sample of `events-samples/lambda` through `sam local invoke`: what is deployed, in a container, against
/// doubles on this machine. `make test-sam` runs it.
@Tag("sam")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamSamplesTest {
    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
    private static final Path SAMPLES = HOUSE.resolve("events-samples/lambda");
    /// In this order: the questions are about a site without events, and the sweeper needs some.
    private static final List<String> FUNCTIONS =
            List.of("query", "admin", "bootstrap", "rotate-salt", "ingest", "reducer", "sweep", "reconcile");

    private Doubles doubles;
    private SamLocal sam;

    @BeforeAll
    void start() throws Exception {
        doubles = Doubles.start(System.getProperty("sam.address"));
        sam = new SamLocal(HOUSE, doubles, System.getProperty("sam.environment"));
        try (DynamoDbClient client = doubles.dynamo()) {
            SampleSite.make(SAMPLES, client, doubles.sitesTable());
        }
    }

    @AfterAll
    void stop() {
        doubles.close();
    }

    @TestFactory
    Stream<DynamicTest> theContainersAnswerWhatIsKeptAndDoWhatTheySay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String function : FUNCTIONS) {
            for (Path sample : SamInvoke.samples(SAMPLES, function)) {
                tests.add(DynamicTest.dynamicTest(sample.getFileName().toString(), () -> check(function, sample)));
            }
        }
        tests.add(DynamicTest.dynamicTest("what ingest accepted lies in the queue", () -> assertTrue(waiting() > 0)));
        tests.add(DynamicTest.dynamicTest("what the reducer took lies in the table", () -> assertTrue(items() > 0)));
        return tests.stream();
    }

    @Test
    void everySampleIsSomeFunctionsAndEveryFunctionHasOne() throws IOException {
        List<Path> known = new ArrayList<>();
        for (String function : FUNCTIONS) {
            List<Path> samples = SamInvoke.samples(SAMPLES, function);
            assertTrue(!samples.isEmpty(), function);
            known.addAll(samples);
        }
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertEquals(files.filter(Files::isRegularFile).sorted().toList(), known.stream().sorted().toList());
        }
    }

    private void check(String function, Path sample) throws IOException, InterruptedException {
        SamLocal.Answer answer = sam.invoke(SamInvoke.logicalId(function), sample);
        String kept = Files.readString(SAMPLES.resolve("expected").resolve(sample.getFileName()));
        assertEquals(List.of(), Likeness.differences(kept, answer.json()), () -> answer.json() + "\n" + answer.log());
    }

    private int waiting() {
        try (SqsClient sqs = doubles.sqs()) {
            QueueAttributeName messages = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
            return Integer.parseInt(sqs.getQueueAttributes(ask -> ask.queueUrl(doubles.queueUrl())
                    .attributeNames(messages)).attributes().get(messages));
        }
    }

    private int items() {
        try (DynamoDbClient client = doubles.dynamo()) {
            return client.scan(all -> all.tableName(doubles.dataTable())).count();
        }
    }
}
