package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread of a process that makes calls one after the other and waits for its turn before each.
public final class Task {
    final int number;
    final String path;
    final Life life;
    final @Nullable Task parent;
    final Thread thread;
    /// Steps of the trace that come before its next one by force: where it was begun, what it waited for.
    final List<Integer> after = new ArrayList<>();
    @Nullable Call pending = Call.BEGIN;
    Outcome outcome = Outcome.PROCEED;
    int calls;
    int lastStep = -1;
    int children;
    int openChildren;
    private volatile boolean turn;

    Task(int number, String path, Life life, @Nullable Task parent, Runnable body) {
        this.number = number;
        this.path = path;
        this.life = life;
        this.parent = parent;
        this.thread = Thread.ofVirtual().unstarted(body);
        life.tasks.add(this);
    }

    /// The process that it belongs to.
    public Life life() {
        return life;
    }

    /// Its name in every schedule of the same scene: which child of which task it is.
    public String path() {
        return path;
    }

    /// How many calls it has made.
    public int calls() {
        return calls;
    }

    /// Whether it is about to make a call.
    public boolean isReady() {
        return pending != null;
    }

    /// The call that it is about to make.
    public Call next() {
        if (pending == null) {
            throw new IllegalStateException("task " + path + ": waits for others, has no next call");
        }
        return pending;
    }

    /// Its next step comes after all that another one did, and waited for, until now.
    void mustFollow(Task other) {
        after.addAll(other.after);
        if (other.lastStep >= 0) {
            after.add(other.lastStep);
        }
    }

    /// Lets it go on.
    void wake() {
        turn = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    /// Waits until somebody lets it go on.
    void rest() {
        while (!turn) {
            LockSupport.park();
        }
        turn = false;
    }
}
