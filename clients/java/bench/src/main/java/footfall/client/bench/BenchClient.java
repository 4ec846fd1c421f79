package footfall.client.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// Runs all of it, prints a table, and writes `target/bench/client.json`. Exits 1 if a bar is missed.
public final class BenchClient {
    private static final int RUSH = 50_000;
    private static final int BYTES_CALLS = 5_000;
    private static final double BAR_EMPTY_NS = 2_000;
    private static final double BAR_BAD_NS = 5_000;

    /// The JDK that all of it runs on: the forks take the same.
    private static final String JDK = Runtime.version() + ", " + System.getProperty("java.vendor");

    private BenchClient() {}

    private record Row(String client, String situation, int threads, double mean, double p50, double p99,
            double p999) {
        String json() {
            return String.format(Locale.ROOT, "{\"client\":\"%s\",\"situation\":\"%s\",\"threads\":%d,\"mean_ns\":%.0f,"
                    + "\"p50_ns\":%.0f,\"p99_ns\":%.0f,\"p999_ns\":%.0f}", client, situation, threads, mean, p50, p99,
                    p999);
        }

        String text() {
            return String.format(Locale.ROOT, "%-16s %-9s %7d %9.0f %9.0f %9.0f %10.0f", client, situation, threads,
                    mean, p50, p99, p999);
        }
    }

    /// Runs it.
    public static void main(String... arguments) throws RunnerException, IOException {
        List<String> json = new ArrayList<>();
        System.out.println("JDK " + JDK);
        System.out.printf("%-16s %-9s %7s %9s %9s %9s %10s%n", "client", "situation", "threads", "mean ns", "p50",
                "p99", "p99.9");
        List<Row> rows = new ArrayList<>();
        for (int threads = 1; threads <= 4; threads++) {
            rows.add(rush(threads));
            for (Situation situation : Situation.values()) {
                rows.add(one(Rival.FOOTFALL, situation, threads));
            }
        }
        for (Rival rival : Rival.values()) {
            for (int threads = 1; threads <= 2 && rival != Rival.FOOTFALL; threads++) {
                rows.add(one(rival, Situation.EMPTY, threads));
                if (rival != Rival.FLOOR) {
                    rows.add(one(rival, Situation.DOWN, threads));
                }
            }
        }
        for (Situation situation : Situation.values()) {
            for (String filter : List.of("without", "with")) {
                rows.add(filter(filter, situation));
            }
        }
        rows.forEach(row -> json.add(row.json()));
        for (Rival rival : List.of(Rival.FOOTFALL, Rival.POSTHOG_SERVER, Rival.POSTHOG_JAVA, Rival.SEGMENT,
                Rival.SNOWPLOW)) {
            long bytes = bytes(rival);
            System.out.printf("%-16s %d bytes a call%n", rival, bytes);
            json.add("{\"client\":\"" + rival + "\",\"bytes_a_call\":" + bytes + "}");
        }
        Files.writeString(Files.createDirectories(Path.of("target/bench")).resolve("client.json"),
                "{\"java\":\"" + JDK + "\",\"rows\":[\n" + String.join(",\n", json) + "\n]}\n");
        System.exit(bars(rows) ? 0 : 1);
    }

    /// On a machine that does other things too, the floor itself may be above a bar: then nothing can be told.
    private static boolean bars(List<Row> rows) {
        boolean met = true;
        double floor = rows.stream().filter(row -> row.client().equals("FLOOR") && row.threads() == 2)
                .mapToDouble(Row::p99).max().orElse(0);
        for (Row row : rows) {
            boolean isEmpty = row.situation().equals("EMPTY");
            if (row.client().equals("FOOTFALL") && row.threads() == 2 && !row.situation().equals("RUSH")) {
                double bar = isEmpty ? BAR_EMPTY_NS : BAR_BAD_NS;
                met &= row.p99() <= Math.max(bar, floor);
                System.out.printf("p99 of %s at 2 threads: %.0f ns, the bar is %.0f: %s%n", row.situation(), row.p99(),
                        bar, row.p99() <= bar ? "met" : row.p99() <= floor
                                ? "not to be told, the floor of this machine is " + Math.round(floor) : "MISSED");
            }
        }
        return met;
    }

    private static Row one(Rival rival, Situation situation, int threads) throws RunnerException {
        Statistics times = run("one", threads, rival, situation).getPrimaryResult().getStatistics();
        return told(new Row(rival.name(), situation.name(), threads, times.getMean(), times.getPercentile(50),
                times.getPercentile(99), times.getPercentile(99.9)));
    }

    private static Row filter(String which, Situation situation) throws RunnerException {
        Statistics times = new Runner(new OptionsBuilder().include("FilterBench." + which + "$").threads(2)
                .param("situation", situation.name()).verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Djava.util.logging.config.file=/dev/null").build()).runSingle().getPrimaryResult()
                .getStatistics();
        return told(new Row("FILTER " + which, situation.name(), 2, times.getMean(), times.getPercentile(50),
                times.getPercentile(99), times.getPercentile(99.9)));
    }

    private static Row rush(int threads) throws RunnerException {
        Statistics times = run("rush", threads, Rival.FOOTFALL, Situation.DOWN).getPrimaryResult().getStatistics();
        return told(new Row(Rival.FOOTFALL.name(), "RUSH", threads, times.getMean() / RUSH,
                times.getPercentile(50) / RUSH, times.getMax() / RUSH, times.getMax() / RUSH));
    }

    private static Row told(Row row) {
        System.out.println(row.text());
        return row;
    }

    private static RunResult run(String benchmark, int threads, Rival rival, Situation situation)
            throws RunnerException {
        return new Runner(new OptionsBuilder().include("CaptureBench." + benchmark + "$").threads(threads)
                .param("rival", rival.name()).param("situation", situation.name()).verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Djava.util.logging.config.file=/dev/null")
                .build()).runSingle();
    }

    /// What a call allocates on its caller's thread.
    private static long bytes(Rival rival) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Situation.Server server = Situation.DOWN.open();
        Rival.Running running = rival.start(server.host());
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 2; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < BYTES_CALLS; i++) {
                running.capture();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
            if (round == 0) {
                running.end();
                running = rival.start(server.host());
            }
        }
        running.end();
        return least / BYTES_CALLS;
    }
}
