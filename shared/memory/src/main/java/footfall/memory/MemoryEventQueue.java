package footfall.memory;

import footfall.port.EventQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/// A queue of batches, delivered in the order in which they were sent; each call is one step. Batches wait until
/// somebody polls them.
public final class MemoryEventQueue implements EventQueue {
    private final Queue<Batch> waiting = new ArrayDeque<>();

    @Override
    public synchronized List<Taken> send(List<Batch> batches) {
        List<Taken> taken = new ArrayList<>();
        for (Batch batch : batches) {
            if (!batch.sendings().isEmpty()) {
                waiting.add(batch);
            }
            taken.add(new Taken(IntStream.range(0, batch.sendings().size()).boxed().toList()));
        }
        return taken;
    }

    /// Takes the oldest batches out, at most so many.
    public synchronized List<Batch> poll(int max) {
        List<Batch> batches = new ArrayList<>();
        while (batches.size() < max && !waiting.isEmpty()) {
            batches.add(waiting.remove());
        }
        return batches;
    }
}
