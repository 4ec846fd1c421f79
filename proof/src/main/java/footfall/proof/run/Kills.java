package footfall.proof.run;

import footfall.proof.kill.KillRound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Kills reducers on real parts, round after round, until the time is up; the round that is under way is finished. One
/// thread of the machine runs it beside the schedules.
final class Kills {
    private static final int KILLS_A_ROUND = 25;
    private static final int EVENTS_A_KILL = 300;

    private final long until;
    private final long seed;
    private final Thread thread = Thread.ofPlatform().name("kills").unstarted(this::work);
    private final List<String> complaints = new ArrayList<>();
    private int kills;
    private long events;

    /// @param until when the last round stops killing, by `System.nanoTime`
    Kills(long until, long seed) {
        this.until = until;
        this.seed = seed;
    }

    void start() {
        thread.start();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    synchronized int kills() {
        return kills;
    }

    synchronized long events() {
        return events;
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void work() {
        for (int round = 0; System.nanoTime() < until && complaints().isEmpty(); round++) {
            try {
                KillRound.Result result = new KillRound(seed + round, this::hear).run(KILLS_A_ROUND, EVENTS_A_KILL,
                        () -> System.nanoTime() < until);
                add(result);
            } catch (IOException | RuntimeException e) {
                complain("kills: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void hear(String line) {
        kills += line.startsWith("kill ") ? 1 : 0;
    }

    private synchronized void add(KillRound.Result result) {
        events += result.events();
        complaints.addAll(result.complaints());
    }

    private synchronized void complain(String what) {
        complaints.add(what);
    }
}
