package footfall.proof.mutation;

import footfall.proof.run.Campaign;
import footfall.proof.run.Campaigns;
import footfall.proof.run.Exploration;
import footfall.proof.run.Story;
import footfall.proof.scene.Trial;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// The process in which one broken product is proved: ends with `CAUGHT` and 0 as soon as something is wrong.
final class Mutant {
    /// What its last line begins with if the break was found; scope, schedules and complaint follow, by tabs.
    static final String CAUGHT = "caught";
    private static final long SEED = 1;

    private Mutant() {}

    /// @param args the most seconds
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        List<Campaign> campaigns = new ArrayList<>(Campaigns.finite());
        campaigns.addAll(Campaigns.endless(SEED));
        Exploration exploration = new Exploration(campaigns,
                System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L);
        exploration.start(Runtime.getRuntime().availableProcessors());
        exploration.join();
        long schedules = exploration.tallies().stream().mapToLong(Campaign.Tally::schedules).sum();
        for (String broken : exploration.broken()) {
            out.println(CAUGHT + "\tthe simulation\t" + schedules + "\t" + broken);
        }
        for (Trial trial : exploration.bad()) {
            out.println(Story.of(trial));
            out.println(CAUGHT + "\t" + trial.scope().name() + "\t" + schedules + "\t" + trial.complaints().getFirst());
        }
        System.exit(0);
    }
}
