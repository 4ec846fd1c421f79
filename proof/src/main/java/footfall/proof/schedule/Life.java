package footfall.proof.schedule;

import java.util.ArrayList;
import java.util.List;

/// One process: all tasks of it die together.
public final class Life {
    private final String name;
    private final Runnable afterDeath;
    final List<Task> tasks = new ArrayList<>();
    volatile boolean dead;

    /// @param name       how a story calls it
    /// @param afterDeath what the outside does when it dies; may start other processes
    public Life(String name, Runnable afterDeath) {
        this.name = name;
        this.afterDeath = afterDeath;
    }

    /// How a story calls it.
    public String name() {
        return name;
    }

    void die() {
        end();
        afterDeath.run();
    }

    /// Nothing of it goes on.
    void end() {
        dead = true;
        tasks.forEach(Task::wake);
    }
}
