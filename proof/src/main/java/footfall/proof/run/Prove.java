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

    private static Summary prove(PrintStream out, Duration time, long seed, boolean kill) throws InterruptedException {
        long begun = System.nanoTime();
        long until = begun + time.toNanos();
        List<Campaign> campaigns = new ArrayList<>(Campaigns.finite());
        campaigns.addAll(Campaigns.endless(seed));
        Exploration exploration = new Exploration(campaigns, until);
        Kills kills = new Kills(until - FOR_THE_LAST_KILL.toNanos(), seed);
        exploration.start(Runtime.getRuntime().availableProcessors());
        if (kill) {
            kills.start();
        }
        while (exploration.isRunning() || kills.isRunning()) {
            Thread.sleep(Math.min(PROGRESS_MS, 250));
            long seconds = (System.nanoTime() - begun) / 1_000_000_000;
            if (seconds % (PROGRESS_MS / 1_000) == 0) {
                tell(out, exploration, kills, seconds, time);
                Thread.sleep(1_000);
            }
        }
        exploration.join();
        List<String> differences = new ArrayList<>(kills.complaints());
        differences.addAll(exploration.broken());
        exploration.bad().forEach(trial -> {
            out.println();
            out.println(Story.of(trial));
            differences.addAll(trial.complaints());
        });
        return new Summary(exploration.tallies(), kills.kills(), kills.events(), differences,
                (System.nanoTime() - begun) / 1_000_000_000);
    }


    private static void tell(PrintStream out, Exploration exploration, Kills kills, long seconds, Duration time) {
        List<Campaign.Tally> tallies = exploration.tallies();
        out.print("\r%,d s of %,d: %,d schedules, %d of %d campaigns complete, %,d kills, %d differences   ".formatted(
                seconds, time.toSeconds(), tallies.stream().mapToLong(Campaign.Tally::schedules).sum(),
                tallies.stream().filter(Campaign.Tally::complete).count(), Campaigns.finite().size(), kills.kills(),
                exploration.bad().size() + kills.complaints().size()));
        out.flush();
    }
}
