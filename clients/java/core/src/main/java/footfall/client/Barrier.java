package footfall.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A flush: waits until all that was accepted before it had an attempt. Of the worker's thread, but for its result.
final class Barrier {
    private final CompletableFuture<Boolean> result = new CompletableFuture<>();
    private final List<Lane.Mark> marks = new ArrayList<>();
    private int attempts;
    private boolean held;

    CompletableFuture<Boolean> result() {
        return result;
    }

    void marks(Lane lane) {
        marks.add(lane.mark());
    }

    /// Whether an event that this barrier waits for is still unwritten in a lane, from a place on.
    boolean covers(Lane lane, long place) {
        return marks.stream().anyMatch(mark -> mark.lane() == lane && place < mark.place());
    }

    void await(Batch batch) {
        if (!batch.barriers().contains(this)) {
            batch.barriers().add(this);
            attempts++;
        }
    }

    void attempted(boolean isHeld) {
        attempts--;
        held |= isHeld;
    }

    void isHeld() {
        held = true;
    }

    boolean isOver() {
        return attempts == 0 && marks.stream().allMatch(mark -> mark.lane().taken() >= mark.place());
    }

    void tell() {
        result.complete(!held);
    }
}
