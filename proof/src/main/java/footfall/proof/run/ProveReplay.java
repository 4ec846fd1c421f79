package footfall.proof.run;

import footfall.proof.scene.Scope;
import footfall.proof.scene.Trial;
import footfall.proof.schedule.Replay;
import footfall.proof.schedule.Written;
import java.io.OutputStream;
import java.io.PrintStream;

/// `make prove-replay`: runs one written schedule again and tells its story. Ends with 1 if it ends wrong.
public final class ProveReplay {
    private ProveReplay() {}

    /// @param args the schedule: scope, seed and turns, joined by `:`
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        String[] parts = args[0].split(":", 3);
        Scope scope = Campaigns.SCOPES.stream().filter(each -> each.name().equals(parts[0])).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scope: " + parts[0] + ", must be one of "
                        + Campaigns.SCOPES.stream().map(Scope::name).toList()));
        Trial trial = Trial.run(scope, Long.parseLong(parts[1]), new Replay(Written.read(parts[2])),
                new Trial.Known());
        out.println(Story.plain(trial));
        System.exit(trial.isBad() ? 1 : 0);
    }
}
