package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one schedule: of all tasks exactly one runs at a time, from its call to its next call, and a strategy says
/// which. Whoever reaches a call decides who goes on and hands over, so that no thread stands between. A thread that is
/// no task makes its calls at once. For one schedule.
public final class Scheduler {
    /// A schedule that takes more steps does not end.
    public static final int STEPS_MAX = 20_000;
    private static final ThreadLocal<@Nullable Task> SELF = new ThreadLocal<>();

    private final Strategy strategy;
    private final List<Task> alive = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private final List<Step> trace = new ArrayList<>();
    private @Nullable Task dying;
    private @Nullable Throwable failure;
    private @Nullable Thread driver;
    private int tasks;
    private boolean abandoned;
    private volatile boolean done;

    public Scheduler(Strategy strategy) {
        this.strategy = strategy;
    }

    /// Starts the first task of a process. It waits for its first turn.
    public void start(Life life, Runnable body) {
        lives.add(life);
        Task task = add(life.name(), life, null, body);
        if (dying != null) {
            task.after.add(dying.lastStep);
        }
    }

    /// Runs until every task has ended or died, or the strategy gives up.
    public void run() {
        driver = Thread.currentThread();
        pass(null);
        while (!done) {
            LockSupport.park();
        }
    }

    /// The steps that were made.
    public List<Step> trace() {
        return trace;
    }

    /// Whether the strategy gave up.
    public boolean isAbandoned() {
        return abandoned;
    }

    /// The first thing that a task threw and nobody caught; null if there is none.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// A call: waits for its turn.
    ///
    /// @return what is to befall it
    public Outcome await(Supplier<Call> call) {
        Task self = SELF.get();
        if (self == null) {
            return Outcome.PROCEED;
        }
        self.pending = call.get();
        pass(self);
        return self.outcome;
    }

    /// Tells a story what came of the step that was just made.
    public void tell(String result) {
        if (SELF.get() != null && !trace.isEmpty()) {
            trace.getLast().result(result);
        }
    }

    /// Makes calls at the same time: each is a task of its own.
    public <S, T> List<T> atOnce(List<S> asked, Function<S, T> call) {
        Task self = SELF.get();
        if (self == null || asked.size() <= 1) {
            return asked.stream().map(call).toList();
        }
        List<@Nullable T> answers = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        self.openChildren = asked.size();
        for (int i = 0; i < asked.size(); i++) {
            int at = i;
            answers.add(null);
            Task child = add(self.path + "/" + self.children++, self.life, self, () -> {
                try {
                    answers.set(at, call.apply(asked.get(at)));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            child.mustFollow(self);
        }
        self.pending = null;
        pass(self);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return List.copyOf(answers);
    }

    private Task add(String path, Life life, @Nullable Task parent, Runnable body) {
        Task[] made = new Task[1];
        made[0] = new Task(tasks++, path, life, parent, () -> live(made[0], body));
        alive.add(made[0]);
        return made[0];
    }

    private void live(Task self, Runnable body) {
        SELF.set(self);
        try {
            self.rest();
            if (!self.life.dead) {
                body.run();
            }
        } catch (Killed e) {
            return;
        } catch (Throwable e) {
            // Whatever nobody caught is what the schedule ends with: kept, and told as a complaint.
            failure = failure == null ? e : failure;
        }
        if (!self.life.dead) {
            end(self);
        }
    }

    private void end(Task self) {
        alive.remove(self);
        self.pending = null;
        Task parent = self.parent;
        if (parent == null) {
            pass(null);
            return;
        }
        parent.mustFollow(self);
        if (--parent.openChildren == 0) {
            parent.wake();
        } else {
            pass(null);
        }
    }

    /// Hands over to whoever is next; comes back when it is this task's turn.
    private void pass(@Nullable Task self) {
        Task next = next();
        if (next == null) {
            done = true;
            LockSupport.unpark(driver);
        } else if (next != self) {
            next.wake();
        }
        if (self != null && next != self) {
            self.rest();
        }
        if (self != null && self.life.dead) {
            throw new Killed();
        }
    }

    /// Chooses until somebody is to go on; null if nobody is left.
    private @Nullable Task next() {
        while (true) {
            List<Task> ready = new ArrayList<>(alive.size());
            for (Task task : alive) {
                if (task.pending == Call.BEGIN) {
                    task.pending = null;
                    return task;
                }
                if (task.pending != null) {
                    ready.add(task);
                }
            }
            if (ready.isEmpty()) {
                return null;
            }
            Choice choice = trace.size() < STEPS_MAX ? choice(ready) : null;
            if (choice == null) {
                abandon();
                return null;
            }
            record(choice);
            if (choice.outcome() != Outcome.DIE) {
                return choice.task();
            }
            die(choice.task());
        }
    }

    /// A mistake of the strategy ends the schedule; whoever reached the call can not help it.
    private @Nullable Choice choice(List<Task> ready) {
        try {
            return strategy.choose(ready);
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
            return null;
        }
    }

    private void record(Choice choice) {
        Task task = choice.task();
        trace.add(new Step(task, task.next(), task.calls++, choice.outcome()));
        task.lastStep = trace.size() - 1;
        task.after.clear();
        task.outcome = choice.outcome();
        task.pending = null;
    }

    private void die(Task task) {
        dying = task;
        alive.removeAll(task.life.tasks);
        task.life.die();
        dying = null;
    }

    private void abandon() {
        abandoned = true;
        failure = trace.size() < STEPS_MAX ? failure
                : new IllegalStateException("schedule: more than " + STEPS_MAX + " steps, must end");
        alive.clear();
        lives.forEach(Life::end);
    }
}
