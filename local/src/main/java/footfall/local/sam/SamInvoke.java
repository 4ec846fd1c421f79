package footfall.local.sam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `make invoke-<function>`: one call of one function in a container, against fresh doubles with the samples' site.
public final class SamInvoke {
    private static final Map<String, String> FUNCTIONS = Map.of("ingest", "IngestFunction", "query", "QueryFunction",
            "admin", "AdminFunction", "bootstrap", "BootstrapFunction", "reducer", "ReducerFunction",
            "sweep", "SweepFunction", "rotate-salt", "RotateSaltFunction");

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
        Path event = words.length > 3 ? Path.of(words[3]) : firstSample(words[2]);
        System.err.println(words[2] + " < " + event);
        try (Doubles doubles = Doubles.start(words[1]); DynamoDbClient client = doubles.dynamo()) {
            if (!words[2].equals("bootstrap")) {
                SampleSite.make(client, doubles.sitesTable(), InstantSource.system());
            }
            SamLocal.Answer answer = new SamLocal(Path.of(""), doubles, words[0]).invoke(logicalId(words[2]), event);
            System.err.println(answer.log());
            System.out.println(answer.json());
        }
        System.exit(0);
    }

    /// The logical id of a function in the template.
    public static String logicalId(String function) {
        return FUNCTIONS.get(function);
    }

    /// The samples of a function: its name, then what they show.
    public static List<Path> samples(Path house, String function) throws IOException {
        try (Stream<Path> files = Files.list(house.resolve("events-samples/lambda"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(function + "-"))
                    .filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Path firstSample(String function) throws IOException {
        return samples(Path.of(""), function).getFirst();
    }
}
