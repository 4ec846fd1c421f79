package footfall.proof.run;

import footfall.proof.scene.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs campaigns side by side, a slice of time each in turn, until the time is up or something went wrong. Its workers
/// are virtual threads, so that handing over between the tasks of a schedule costs no change of threads of the machine.
public final class Exploration {
    private static final long SLICE_NANOS = 2_000_000_000L;

    private final List<Campaign> campaigns;
    private final Deque<Campaign> waiting;
    private final List<Thread> workers = new ArrayList<>();
    private final List<Trial> bad = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final long until;

    /// @param until when it ends, by `System.nanoTime`
    public Exploration(List<Campaign> campaigns, long until) {
        this.campaigns = campaigns;
        this.waiting = new ArrayDeque<>(campaigns);
        this.until = until;
    }

    /// Begins.
    public void start(int count) {
        for (int worker = 0; worker < count; worker++) {
            workers.add(Thread.ofVirtual().start(this::work));
        }
    }

    /// Waits until nothing is left to do.
    public void join() throws InterruptedException {
        for (Thread worker : workers) {
            worker.join();
        }
    }

    /// Whether a worker still works.
    public boolean isRunning() {
        return workers.stream().anyMatch(Thread::isAlive);
    }

    /// The schedules that went wrong.
    public synchronized List<Trial> bad() {
        return List.copyOf(bad);
    }

    /// What each campaign did so far. Exact when nothing runs any more.
    public List<Campaign.Tally> tallies() {
        return campaigns.stream().map(Campaign::tally).toList();
    }

    /// What broke a worker: a mistake of the proof itself.
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    private void work() {
        try {
            explore();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                broken.add("a worker broke: " + e);
            }
        }
    }

    private void explore() {
        while (System.nanoTime() < until) {
            Campaign campaign = take();
            if (campaign == null) {
                return;
            }
            Optional<Trial> wrong = campaign.work(Math.min(until, System.nanoTime() + SLICE_NANOS), Long.MAX_VALUE);
            synchronized (this) {
                wrong.ifPresent(bad::add);
                if (!campaign.isComplete()) {
                    waiting.addLast(campaign);
                }
            }
        }
    }

    private synchronized @Nullable Campaign take() {
        return bad.isEmpty() ? waiting.pollFirst() : null;
    }
}
