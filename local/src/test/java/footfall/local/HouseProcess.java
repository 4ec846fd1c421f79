package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A local house in a process of its own.
final class HouseProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();

    private HouseProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Starts one and returns at once.
    static HouseProcess launch(Path data, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"),
                LocalHouse.class.getName(), "--data", data.toString()));
        command.addAll(List.of(options));
        Path output = Files.createTempFile("house", ".out");
        return new HouseProcess(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start(), output);
    }

    /// Starts one on a free port and waits until it is ready.
    static HouseProcess start(Path data, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(options));
        HouseProcess house = launch(data, all.toArray(String[]::new));
        Waiting.until(START, house::output, () -> house.output().contains("Ctrl-C stops it"));
        return house;
    }

    /// Speaks to it with the keys of its file.
    Api api(Path data) throws IOException {
        JsonNode file = JSON.readTree(Files.readString(data.resolve("local.json")));
        return new Api(file.get("url").asText(), new Keys(file.get("site").asText(), file.get("writeKey").asText(),
                file.get("readKey").asText(), file.get("adminKey").asText()), http);
    }

    long pid() {
        return process.pid();
    }

    /// What it said so far.
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError("no output", e);
        }
    }

    /// Kills it at once: no hook of it runs.
    void kill() {
        process.destroyForcibly();
        end();
    }

    /// Asks it to stop, as Ctrl-C does.
    int stop() {
        process.destroy();
        return end();
    }

    /// Waits for its end.
    ///
    /// @return its exit status
    int end() {
        Waiting.until(START, () -> "still running: " + output(), () -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        kill();
        http.shutdownNow();
        Files.deleteIfExists(output);
    }
}
