package footfall.proof.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A reducer in a process of its own, to be killed.
final class KilledReducer implements AutoCloseable {
    private final Process process;
    private final Semaphore calls = new Semaphore(0);
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /// @param messages   how many messages a call has at most
    /// @param deliveries how often each call is made
    KilledReducer(Outside outside, Map<String, String> more, int messages, int deliveries) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath, ReducerProcess.class.getName(), Integer.toString(messages),
                Integer.toString(deliveries)));
        builder.environment().putAll(outside.environment());
        builder.environment().putAll(more);
        this.process = builder.redirectErrorStream(true).start();
        Thread.ofPlatform().daemon().name("reducer-listener").start(this::listen);
    }

    /// Waits until it has begun so many calls more.
    ///
    /// @return false if it did not within the time
    boolean works(int callsMore, Duration atMost) throws InterruptedException {
        return calls.tryAcquire(callsMore, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Lets it run on.
    ///
    /// @return false if it ended by itself meanwhile
    boolean livesOn(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What it complained of.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// SIGKILL: nothing of it runs any more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(ReducerProcess.CALL)) {
                    calls.release();
                } else if (line.contains("ERROR") || line.contains("Exception")) {
                    troubles.add(line);
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
