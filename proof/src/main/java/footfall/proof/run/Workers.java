package footfall.proof.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.proof.run.ProveWorker.Result;
import footfall.proof.schedule.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The processes that explore schedules, one for each core.
final class Workers {
    private static final Path FOLDER = Path.of("target/proof");

    private final List<Process> processes = new ArrayList<>();
    private final long[][] told;

    /// Starts so many, for a time.
    Workers(int count, long seconds, long seed) throws IOException {
        this.told = new long[count][3];
        Files.createDirectories(FOLDER);
        for (int part = 0; part < count; part++) {
            Files.deleteIfExists(file(part));
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g", "-XX:+UseSerialGC", "-Djdk.virtualThreadScheduler.parallelism=1", "-cp",
                    System.getProperty("java.class.path"), ProveWorker.class.getName(), Long.toString(seconds),
                    Long.toString(seed), Integer.toString(part), Integer.toString(count), file(part).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            processes.add(process);
            int number = part;
            Thread.ofVirtual().start(() -> listen(process, number));
        }
    }

    boolean isRunning() {
        return processes.stream().anyMatch(Process::isAlive);
    }

    /// Schedules, complete campaigns and schedules that went wrong, as far as they were told.
    synchronized long[] told() {
        long[] sum = new long[3];
        for (long[] each : told) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += each[i];
            }
        }
        return sum;
    }

    /// What all did together, once none runs any more. A process that left nothing is a difference.
    Result result() throws IOException {
        Map<String, Campaign.Tally> tallies = new LinkedHashMap<>();
        List<String> stories = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int part = 0; part < processes.size(); part++) {
            if (!Files.exists(file(part))) {
                differences.add("process " + part + " of the proof ended without a result");
                continue;
            }
            Result one = new ObjectMapper().readValue(file(part).toFile(), Result.class);
            one.tallies().forEach(tally -> tallies.merge(tally.name(), tally, Workers::together));
            stories.addAll(one.stories());
            differences.addAll(one.differences());
        }
        return new Result(List.copyOf(tallies.values()), stories, differences);
    }

    private static Campaign.Tally together(Campaign.Tally one, Campaign.Tally other) {
        Map<Outcome, Long> faults = new EnumMap<>(Outcome.class);
        faults.putAll(one.faults());
        other.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
        return new Campaign.Tally(one.name(), one.about(), one.how(), one.schedules() + other.schedules(),
                one.pruned() + other.pruned(), one.steps() + other.steps(), one.events() + other.events(),
                one.ends() + other.ends(), one.complete() && other.complete(), faults);
    }

    private static Path file(int part) {
        return FOLDER.resolve("part-" + part + ".json");
    }

    private void listen(Process process, int part) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] numbers = line.split(" ");
                synchronized (this) {
                    for (int i = 0; i < numbers.length; i++) {
                        told[part][i] = Long.parseLong(numbers[i]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
