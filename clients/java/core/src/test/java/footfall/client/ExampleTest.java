package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The example of the documents compiles, runs, and does what it says.
class ExampleTest {
    @Test
    void theExampleRuns() throws Exception {
        try (RawServer server = RawServer.kind()) {
            Path classes = Path.of(Analytics.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", classes.toString(), classes.resolve("../../../example/Shop.java").normalize().toString(),
                    server.uri().toString(), "ffw_key").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("settled: true, delivered: 4, dropped by the hook: 1", said.strip());
            assertEquals(0, process.waitFor());
            assertEquals(List.of("pageview", "event", "identify", "event"), server.sent().get(0).all("type"));
        }
    }
}
