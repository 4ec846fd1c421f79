package footfall.usecase.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Runs several actors one step at a time, a step being what lies between two calls of a store: at each step it draws
/// who goes on, and sometimes lets an actor die instead.
final class Baton {
    /// The death of an actor between two calls. No code of the product catches it.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private volatile boolean dies;
        private volatile boolean done;
    }

    private final Random random;
    private final int killPercent;
    private final Semaphore arrived = new Semaphore(0);
    private final List<Actor> actors = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final ThreadLocal<Actor> self = new ThreadLocal<>();

    Baton(Random random, int killPercent) {
        this.random = random;
        this.killPercent = killPercent;
    }

    /// Adds an actor; it waits for its first turn.
    void add(Runnable work) {
        Actor actor = new Actor();
        actors.add(actor);
        Thread.ofVirtual().start(() -> {
            self.set(actor);
            try {
                await(actor);
                work.run();
            } catch (Killed e) {
                actor.dies = true;
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            } finally {
                actor.done = true;
                arrived.release();
            }
        });
        arrived.acquireUninterruptibly();
    }

    /// A call of a store: whoever makes it waits for a turn first.
    <T> T call(Supplier<T> call) {
        await(self.get());
        return call.get();
    }

    private void await(Actor actor) {
        arrived.release();
        actor.turn.acquireUninterruptibly();
        if (actor.dies) {
            throw new Killed();
        }
    }

    /// Runs all actors to their end or death.
    void run() {
        while (true) {
            List<Actor> alive = actors.stream().filter(actor -> !actor.done).toList();
            if (alive.isEmpty()) {
                break;
            }
            Actor next = alive.get(random.nextInt(alive.size()));
            next.dies = random.nextInt(100) < killPercent;
            next.turn.release();
            arrived.acquireUninterruptibly();
        }
        failures.forEach(failure -> {
            throw new AssertionError("an actor failed", failure);
        });
    }
}
