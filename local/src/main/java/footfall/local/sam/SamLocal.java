package footfall.local.sam;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `sam local invoke`: one function, one event, one container. Needs what `sam build` made.
public final class SamLocal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CALL_MAX_SECONDS = 180;

    private final Path house;
    private final Doubles doubles;
    private final String environment;

    /// @param house       the folder of `template.yaml`
    /// @param environment of `samconfig.toml`: `default` pulls Lambda's image, `local` has a stand-in
    public SamLocal(Path house, Doubles doubles, String environment) {
        this.house = house;
        this.doubles = doubles;
        this.environment = environment;
    }

    /// What the function answered, and what it and SAM said meanwhile.
    public record Answer(String json, String log) {}

    /// Calls a function once.
    ///
    /// @param function its logical id in the template
    /// @throws IllegalStateException if no answer came; SAM's exit code says nothing, it is 0 whatever the function
    ///                               does
    public Answer invoke(String function, Path event) throws IOException, InterruptedException {
        Path variables = Files.createTempFile("footfall-variables", ".json");
        Path answer = Files.createTempFile("footfall-answer", ".json");
        Path log = Files.createTempFile("footfall-log", ".txt");
        try {
            Files.write(variables, JSON.writeValueAsBytes(Map.of("Parameters", doubles.variables())));
            Process sam = new ProcessBuilder(command(function, event, variables)).directory(house.toFile())
                    .redirectOutput(answer.toFile()).redirectError(log.toFile()).start();
            if (!sam.waitFor(CALL_MAX_SECONDS, TimeUnit.SECONDS)) {
                sam.destroy();
                throw new IllegalStateException(function + ": no answer in " + CALL_MAX_SECONDS + " s");
            }
            String said = Files.readString(log, StandardCharsets.UTF_8);
            return new Answer(Files.readString(answer).lines().filter(line -> !line.isBlank())
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IllegalStateException(function + ": no answer\n" + said)), said);
        } finally {
            Files.deleteIfExists(variables);
            Files.deleteIfExists(answer);
            Files.deleteIfExists(log);
        }
    }

    private List<String> command(String function, Path event, Path variables) {
        return List.of(house.resolve("infra/sam/offline.sh").toString(),
                "local", "invoke", function, "--config-env", environment, "--event", event.toAbsolutePath().toString(),
                "--env-vars", variables.toString(), "--add-host", "host.docker.internal:host-gateway",
                "--parameter-overrides", "Architecture=" + architecture());
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }
}
