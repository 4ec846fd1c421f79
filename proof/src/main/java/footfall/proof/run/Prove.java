package footfall.proof.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `make prove` and `make prove-long`: explores schedules and kills reducers for a time, tells how it goes, writes a
/// summary. Ends with 1 if anything was not as it must be.
public final class Prove {
    private static final Path SUMMARY = Path.of("target/proof/summary.json");
    private static final long PROGRESS_MS = 15_000;
    private static final long LOOK_MS = 250;
    private static final Duration FOR_THE_LAST_KILL = Duration.ofSeconds(45);

    private Prove() {}

    /// @param args seconds; the first seed of what is drawn by chance, else told by the clock; `no-kills`
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        // What the functions log of the faults that befall them is no news here.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        Duration time = Duration.ofSeconds(Long.parseLong(args[0]));
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.currentTimeMillis() / 1_000 * 1_000_000;
        boolean kill = args.length < 3 || !args[2].equals("no-kills");
        Summary summary = prove(out, time, seed, kill);
        out.println();
        out.print(summary.text());
        summary.write(SUMMARY);
        out.println("written to " + SUMMARY);
        System.exit(summary.differences().isEmpty() ? 0 : 1);
    }

    private static Summary prove(PrintStream out, Duration time, long seed, boolean kill)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), time.toSeconds(), seed);
        Kills kills = new Kills(begun + time.minus(FOR_THE_LAST_KILL).toNanos(), seed);
        if (kill) {
            kills.start();
        }
        long next = 0;
        while (workers.isRunning() || kills.isRunning()) {
            // Only how often a person is told depends on it.
            Thread.sleep(LOOK_MS);
            long ms = (System.nanoTime() - begun) / 1_000_000;
            if (ms >= next) {
                tell(out, workers.told(), kills, ms / 1_000, time);
                next += PROGRESS_MS;
            }
        }
        ProveWorker.Result explored = workers.result();
        List<String> differences = new ArrayList<>(kills.complaints());
        differences.addAll(explored.differences());
        explored.stories().forEach(story -> out.println("\n" + story));
        return new Summary(explored.tallies(), kills.kills(), kills.events(), differences,
                (System.nanoTime() - begun) / 1_000_000_000);
    }

    private static void tell(PrintStream out, long[] told, Kills kills, long seconds, Duration time) {
        out.print("\r%,d s of %,d: %,d schedules, %d of %d campaigns complete, %,d kills, %d differences   ".formatted(
                seconds, time.toSeconds(), told[0], told[1], Campaigns.finite().size(), kills.kills(),
                told[2] + kills.complaints().size()));
        out.flush();
    }
}
