package footfall.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/// Time that goes by only while everybody waits. Actors run one at a time, each until it waits or ends; then the one
/// whose time comes first goes on. So what is measured depends on waiting alone, and is the same on every machine.
final class VirtualTime implements InstantSource {
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::until).thenComparing(Waiting::order));
    private final Semaphore ended = new Semaphore(0);
    private final List<Throwable> failures = new ArrayList<>();
    private Instant now;
    private long order;

    VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Adds an actor that begins at the present time: before `run`, or by an actor.
    void start(Runnable work) {
        Waiting begin = waiting(now);
        Thread.ofVirtual().start(() -> {
            begin.turn.acquireUninterruptibly();
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
            next();
        });
    }

    /// Lets the actors run until all have ended.
    void run() {
        next();
        ended.acquireUninterruptibly();
        failures.forEach(failure -> {
            throw new IllegalStateException("an actor failed", failure);
        });
    }

    /// An actor waits.
    void sleep(Duration length) {
        Waiting me = waiting(now.plus(length));
        next();
        me.turn.acquireUninterruptibly();
    }

    /// An actor does several things at the same time, and waits for the last.
    void together(List<Runnable> works) {
        Semaphore turn = new Semaphore(0);
        int[] left = {works.size()};
        works.forEach(work -> start(() -> {
            try {
                work.run();
            } finally {
                if (--left[0] == 0) {
                    waiting.add(new Waiting(now, order++, turn));
                }
            }
        }));
        if (!works.isEmpty()) {
            next();
            turn.acquireUninterruptibly();
        }
    }

    private Waiting waiting(Instant until) {
        Waiting one = new Waiting(until, order++, new Semaphore(0));
        waiting.add(one);
        return one;
    }

    private void next() {
        if (waiting.isEmpty()) {
            ended.release();
            return;
        }
        Waiting first = waiting.remove();
        now = first.until;
        first.turn.release();
    }

    private record Waiting(Instant until, long order, Semaphore turn) {}
}
