package footfall.client;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Events that wait to be written, in order, each with a place: 0, 1, 2 and so on. Of the worker's thread alone.
final class Lane {
    private final boolean historical;
    private final @Nullable Immediate immediate;
    private final ArrayDeque<Queued> waiting = new ArrayDeque<>();
    private @Nullable Item carried;
    private long arrived;
    private long taken;
    private long due;
    private long forced;
    private long firstNanos;

    Lane(boolean historical, @Nullable Immediate immediate) {
        this.historical = historical;
        this.immediate = immediate;
    }

    /// A place of a lane up to which something holds.
    record Mark(Lane lane, long place) {}

    Mark mark() {
        return new Mark(this, arrived);
    }

    boolean historical() {
        return historical;
    }

    @Nullable Immediate immediate() {
        return immediate;
    }

    /// @param enteredNanos when it was captured
    void add(Queued queued, long enteredNanos) {
        if (due == arrived) {
            firstNanos = enteredNanos;
        }
        waiting.add(queued);
        arrived++;
    }

    long size() {
        return arrived - taken;
    }

    /// How many events were written or settled.
    long taken() {
        return taken;
    }

    /// Whether events wait that nothing made due.
    boolean isWaiting() {
        return due < arrived;
    }

    /// When the first of the events that nothing made due was captured.
    long firstNanos() {
        return firstNanos;
    }

    /// All of it should go as soon as it can.
    void makeDue() {
        due = arrived;
    }

    /// All of it should go, whatever pauses others.
    void force() {
        due = arrived;
        forced = arrived;
    }

    long sendable(boolean paused) {
        return Math.max(0, (paused ? forced : due) - taken);
    }

    /// The next event that is not written yet, or null.
    @Nullable Queued poll() {
        return waiting.poll();
    }

    /// The event that was written and did not fit, or null.
    @Nullable Item carried() {
        Item item = carried;
        carried = null;
        return item;
    }

    void carry(Item item) {
        carried = item;
    }

    void take() {
        taken++;
    }
}
