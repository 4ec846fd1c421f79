package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a JVM ends, and what a closed client leaves behind: nothing.
class ExitTest {
    /// A child JVM takes a second or two to start; that a client holds it up would be half a minute.
    private static final int PROMPT_SECONDS = 20;

    private static Process child(URI server, String way) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ExitMain.class.getName(),
                server.toString(), way).redirectErrorStream(true).start();
    }

    @ParameterizedTest(name = "R34 a child JVM: {0}, {2} events delivered")
    @CsvSource({"return,0,2", "exit,3,2", "nohook,0,0", "late,0,3"})
    void ends(String way, int code, int delivered) throws Exception {
        try (RawServer server = RawServer.kind()) {
            Process process = child(server.uri(), way);
            assertTrue(process.waitFor(PROMPT_SECONDS, TimeUnit.SECONDS), "the JVM should end");
            assertEquals(code, process.exitValue());
            assertEquals(delivered, server.sent().stream().mapToInt(sent -> sent.events().size()).sum());
        }
    }

    @Test
    @DisplayName("6 SIGTERM, no close called: events delivered")
    void terminated() throws Exception {
        try (RawServer server = RawServer.kind()) {
            Process process = child(server.uri(), "wait");
            BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(),
                    StandardCharsets.UTF_8));
            assertEquals("waiting", said.readLine());
            process.destroy();
            assertTrue(process.waitFor(PROMPT_SECONDS, TimeUnit.SECONDS));
            assertEquals(List.of("first", "second"), server.sent().get(0).names());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("footfall-analytics") || name.startsWith("HttpClient")).toList();
    }

    @Test
    @DisplayName("R33 1,000 builds and closes, some of which sent: no thread left")
    void noThreadIsLeft() throws Exception {
        try (RawServer server = RawServer.kind()) {
            for (int i = 0; i < 1_000; i++) {
                Analytics client = Analytics.builder("k", server.uri()).build();
                if (i % 25 == 0) {
                    client.capture("u", "e");
                }
                assertTrue(client.close(java.time.Duration.ofSeconds(20)));
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!threads().isEmpty() && System.nanoTime() < until) {
                if (Runtime.version().feature() < 21) {
                    System.gc();
                }
                Thread.onSpinWait();
            }
            assertEquals(List.of(), threads());
            assertEquals(40, server.sent().size());
        }
    }

    @Test
    @DisplayName("R33 the class loader of a closed client is collectable")
    void classLoaderIsCollectable() throws Exception {
        WeakReference<ClassLoader> loader;
        try (RawServer server = RawServer.kind()) {
            loader = useInALoader(server.uri());
            assertEquals(1, server.sent().size());
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (loader.get() != null && System.nanoTime() < until) {
            System.gc();
        }
        assertEquals(null, loader.get());
    }

    private static WeakReference<ClassLoader> useInALoader(URI server) throws Exception {
        URL classes = Analytics.class.getProtectionDomain().getCodeSource().getLocation();
        List<URL> path = Stream.of(classes).toList();
        try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Analytics.class.getName());
            Object builder = type.getMethod("builder", String.class, URI.class).invoke(null, "k", server);
            Object client = builder.getClass().getMethod("build").invoke(builder);
            assertEquals(true, type.getMethod("capture", String.class, String.class, Map.class)
                    .invoke(client, "u", "e", Map.of()));
            type.getMethod("close").invoke(client);
            return new WeakReference<>(loader);
        }
    }
}
