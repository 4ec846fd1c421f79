package footfall.local.sam;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `make invoke-<function>`: one call of one function in a container, against fresh doubles with the samples' site.
public final class SamInvoke {
    private static final Map<String, String> FUNCTIONS = Map.of("ingest", "IngestFunction", "query", "QueryFunction",
            "admin", "AdminFunction", "bootstrap", "BootstrapFunction", "reducer", "ReducerFunction",
            "sweep", "SweepFunction", "rotate-salt", "RotateSaltFunction", "reconcile", "ReconcileFunction");

    private static final Path SAMPLES = Path.of("events-samples/lambda");

    private SamInvoke() {}

    /// Prints the answer; ends with 1 if there is none.
    ///
    /// @param words the environment of `samconfig.toml`, the address for the doubles, the function, and an event's file
    ///              if it shall not be the function's first sample
    public static void main(String... words) throws Exception {
        if (words.length < 3 || !FUNCTIONS.containsKey(words[2])) {
            System.err.println("The function must be one of " + FUNCTIONS.keySet());
            System.exit(1);
        }
        // Threads of the doubles would keep a process alive that has failed.
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        PrintStream answers = System.out;
        System.setOut(System.err);
        Path event = words.length > 3 ? Path.of(words[3]) : firstSample(words[2]);
        System.err.println(words[2] + " < " + event);
        try (Doubles doubles = Doubles.start(words[1]); DynamoDbClient client = doubles.dynamo()) {
            if (!words[2].equals("bootstrap")) {
                SampleSite.make(SAMPLES, client, doubles.sitesTable());
            }
            SamLocal.Answer answer = new SamLocal(Path.of("").toAbsolutePath(), doubles, words[0])
                    .invoke(logicalId(words[2]), event);
            System.err.println(answer.log());
            answers.println(answer.json());
        }
        System.exit(0);
    }

    /// The logical id of a function in the template.
    public static String logicalId(String function) {
        return FUNCTIONS.get(function);
    }

    /// The samples of a function: its name, then perhaps what they show.
    public static List<Path> samples(Path folder, String function) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(function + "(-.*)?\\.json"))
                    .sorted().toList();
        }
    }

    private static Path firstSample(String function) throws IOException {
        return samples(SAMPLES, function).getFirst();
    }
}
