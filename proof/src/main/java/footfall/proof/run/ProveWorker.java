package footfall.proof.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.proof.scene.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One process of a proof: explores its part of the campaigns on one thread of the machine, so that handing over
/// between the tasks of a schedule costs no change of threads. Tells how it goes, a line a second, then writes what it
/// did.
final class ProveWorker {
    private static final long TELL_MS = 1_000;

    private ProveWorker() {}

    /// @param args seconds; the first seed; which part of how many parts; the file for the result
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        // What the functions log of the faults that befall them is no news here.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        long until = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[0])).toNanos();
        Exploration exploration = new Exploration(campaigns(Long.parseLong(args[1]), Integer.parseInt(args[2]),
                Integer.parseInt(args[3])), until);
        exploration.start(1);
        while (exploration.isRunning()) {
            // Only how often a person is told depends on it.
            Thread.sleep(TELL_MS);
            tell(out, exploration);
        }
        exploration.join();
        List<String> stories = new ArrayList<>(exploration.broken());
        exploration.bad().forEach(trial -> stories.add(Story.of(trial)));
        List<String> differences = new ArrayList<>(exploration.broken());
        exploration.bad().stream().map(Trial::complaints).forEach(differences::addAll);
        new ObjectMapper().writeValue(Path.of(args[4]).toFile(),
                new Result(exploration.tallies(), stories, differences));
    }

    /// What a process did.
    ///
    /// @param stories     a story for each schedule that went wrong
    /// @param differences all that was not as it must be
    record Result(List<Campaign.Tally> tallies, List<String> stories, List<String> differences) {}

    /// Of the finite campaigns every `parts`-th one, and all others with seeds of its own.
    private static List<Campaign> campaigns(long seed, int part, int parts) {
        List<Campaign> campaigns = new ArrayList<>();
        List<Campaign> finite = Campaigns.finite();
        for (int i = part; i < finite.size(); i += parts) {
            campaigns.add(finite.get(i));
        }
        campaigns.addAll(Campaigns.endless(seed + part * Campaigns.SEEDS_A_PART));
        return campaigns;
    }

    private static void tell(PrintStream out, Exploration exploration) {
        List<Campaign.Tally> tallies = exploration.tallies();
        out.println(tallies.stream().mapToLong(Campaign.Tally::schedules).sum() + " "
                + tallies.stream().filter(Campaign.Tally::complete).count() + " " + exploration.bad().size());
        out.flush();
    }
}
