package footfall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keeps what a cold start carries and loads from growing unseen. The packages are made by `make test`; a run that does
/// not package (`mvn test`) has none to weigh, and skips.
class BudgetTest {
    /// What any function may weigh.
    private static final long PACKAGE_MAX_BYTES = 15_000_000;
    /// What ingest may weigh: it weighs 11.2 MB, of which dialects, what they decompress and the list of bots are half
    /// of one; whoever adds half a megabyte should know why.
    private static final long INGEST_MAX_BYTES = 11_700_000;
    /// Classes that ingest loads until its first answer, the JDK's own among them. It was 2,766.
    private static final int CLASSES_MAX = 3_000;
    /// Libraries that have no place on the way in: they reflect, or take long to start.
    private static final List<String> NOT_ON_INGEST = List.of("com.fasterxml.jackson.databind.", "org.joda.",
            "ua_parser.", "org.yaml.", "software.amazon.awssdk.enhanced.", "io.netty.", "org.apache.hc.", "kotlin.",
            "footfall.enrich.", "footfall.report.", "footfall.visit.");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "query", "admin", "reducer", "jobs"})
    void aPackageIsLightEnough(String function) throws IOException {
        long bytes = Files.size(packaged(function));
        assertTrue(bytes <= PACKAGE_MAX_BYTES, function + ": " + bytes + " bytes, at most " + PACKAGE_MAX_BYTES);
    }

    @Test
    void ingestIsLighterStill() throws IOException {
        long bytes = Files.size(packaged("ingest"));
        assertTrue(bytes <= INGEST_MAX_BYTES, "ingest: " + bytes + " bytes, at most " + INGEST_MAX_BYTES);
    }

    @Test
    void ingestLoadsFewClassesAndNoneThatReflect(@TempDir Path folder) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        Path said = folder.resolve("said.txt");
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded + ":none:filecount=0", "-cp",
                packaged("ingest") + System.getProperty("path.separator") + Path.of("target/test-classes"),
                StartIngest.class.getName()).redirectErrorStream(true).redirectOutput(said.toFile());
        child.environment().putAll(Map.of("SITES_TABLE", "sites", "EVENT_QUEUE_URL", "http://127.0.0.1:1/q",
                "AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none"));
        Process process = child.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals("status 401", Files.readString(said).lines().toList().getLast());
        List<String> classes = Files.readAllLines(loaded);
        assertEquals(List.of(), classes.stream().filter(line -> NOT_ON_INGEST.stream().anyMatch(line::startsWith))
                .limit(5).toList());
        assertTrue(classes.size() > 500, "the log of classes has " + classes.size() + " lines");
        assertTrue(classes.size() <= CLASSES_MAX, classes.size() + " classes, at most " + CLASSES_MAX);
    }

    private static Path packaged(String function) throws IOException {
        Path target = Sources.HOUSE.resolve("functions/" + function + "/target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                List<Path> found = files.filter(file -> file.toString().endsWith("-lambda.jar")).toList();
                if (!found.isEmpty()) {
                    return found.getFirst();
                }
            }
        }
        assertTrue(!Boolean.getBoolean("footfall.packaged"), function + ": was packaged, but its jar is not there");
        return Assumptions.abort(function + ": not packaged, make test does that first");
    }
}
