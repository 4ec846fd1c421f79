package footfall.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Every sample of `events-samples/lambda` through `sam local invoke`: what is deployed, in a container, against doubles on
/// this machine. `make test-sam` runs it.
@Tag("sam")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamSamplesTest {
    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
    private static final Path SAMPLES = HOUSE.resolve("events-samples/lambda");
    /// In this order: a question comes after the events it counts.
    private static final List<String> FUNCTIONS =
            List.of("admin", "ingest", "reducer", "sweep", "rotate-salt", "query", "bootstrap");

    private Doubles doubles;
    private SamLocal sam;

    @BeforeAll
    void start() throws Exception {
        doubles = Doubles.start(System.getProperty("sam.address"));
        sam = new SamLocal(HOUSE, doubles, System.getProperty("sam.environment"));
        try (DynamoDbClient client = doubles.dynamo()) {
            SampleSite.make(client, doubles.sitesTable(), InstantSource.system());
        }
    }

    @AfterAll
    void stop() {
        doubles.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theContainerAnswersWhatIsKeptBesideTheSample(String function, Path sample) throws Exception {
        SamLocal.Answer answer = sam.invoke(SamInvoke.logicalId(function), sample);
        String kept = Files.readString(SAMPLES.resolve("expected").resolve(sample.getFileName()));
        assertEquals(List.of(), Likeness.differences(kept, answer.json()), () -> answer.json() + "\n" + answer.log());
    }

    @Test
    void everySampleIsSomeFunctions() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            assertTrue(all.size() >= FUNCTIONS.size());
            assertEquals(all, samples().map(arguments -> (Path) arguments[1]).sorted().toList());
        }
    }

    static Stream<Object[]> samples() throws IOException {
        List<Object[]> samples = new ArrayList<>();
        for (String function : FUNCTIONS) {
            SamInvoke.samples(HOUSE, function).forEach(sample -> samples.add(new Object[] {function, sample}));
        }
        return samples.stream();
    }
}
