package footfall.proof.run;

import footfall.proof.scene.Trial;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.Replay;
import footfall.proof.schedule.Step;
import footfall.proof.schedule.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A schedule that went wrong, made as short as is cheap, and told line by line.
public final class Story {
    private static final int TRIES_MAX = 400;

    private Trial trial;
    private int tries;

    private Story(Trial trial) {
        this.trial = trial;
    }

    /// The lines of the story of a bad trial, of a shorter schedule if one goes wrong too.
    public static String of(Trial bad) {
        Story story = new Story(bad);
        story.shorten();
        return story.text();
    }

    /// Takes faults away, then turns, larger pieces first, as long as something is still wrong.
    private void shorten() {
        if (!attempt(Written.of(trial.run().trace()).turns())) {
            return;
        }
        for (int at = turns().size() - 1; at >= 0; at--) {
            List<Written.Turn> turns = new ArrayList<>(turns());
            if (at < turns.size() && turns.get(at).outcome() != Outcome.PROCEED) {
                turns.set(at, new Written.Turn(turns.get(at).task(), Outcome.PROCEED));
                attempt(turns);
            }
        }
        for (int size = turns().size() / 2; size > 0; size /= 2) {
            for (int from = turns().size() - size; from >= 0; from -= size) {
                List<Written.Turn> turns = new ArrayList<>(turns());
                if (from + size <= turns.size()) {
                    turns.subList(from, from + size).clear();
                    attempt(turns);
                }
            }
        }
    }

    private List<Written.Turn> turns() {
        return Written.of(trial.run().trace()).turns();
    }

    /// Whether these turns end badly too; then they are the story.
    private boolean attempt(List<Written.Turn> turns) {
        if (tries++ >= TRIES_MAX) {
            return false;
        }
        Trial shorter = Trial.run(trial.scope(), trial.seed(), new Replay(new Written(turns)), new Trial.Known());
        if (shorter.isBad() && (changes(shorter) <= changes(trial) || tries == 1)) {
            trial = shorter;
            return true;
        }
        return false;
    }

    /// How many faults, and how often somebody else goes on.
    private static long changes(Trial trial) {
        List<Step> trace = trial.run().trace();
        long changes = trace.stream().filter(step -> step.outcome() != Outcome.PROCEED).count() * 1_000;
        for (int i = 1; i < trace.size(); i++) {
            changes += trace.get(i).task() == trace.get(i - 1).task() ? 0 : 10;
        }
        return changes + trace.size();
    }

    private String text() {
        return Stream.of(Stream.of("This schedule of \"" + trial.scope().name() + "\" (" + trial.scope().about()
                        + ") ends wrong:"), trial.run().trace().stream().map(step -> "  " + step.line()),
                trial.complaints().stream().limit(5).map(complaint -> "  WRONG: " + complaint),
                Stream.of("Replay it: make prove-replay SCHEDULE='" + trial.written() + "'"))
                .flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    /// The steps of a trial, good or bad.
    public static String plain(Trial trial) {
        return new Story(trial).text().replace(") ends wrong:", trial.isBad() ? ") ends wrong:" : ") ends well:");
    }
}
