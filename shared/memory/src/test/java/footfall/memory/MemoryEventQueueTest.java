package footfall.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.contract.EventQueueContract;
import footfall.contract.SampleEvents;
import footfall.port.EventQueue;
import footfall.port.EventQueue.Batch;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryEventQueueTest extends EventQueueContract {
    private final MemoryEventQueue queue = new MemoryEventQueue();

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<Batch> drain() {
        return queue.poll(Integer.MAX_VALUE);
    }

    @Test
    void aPollTakesTheOldestAndNoMoreThanAsked() {
        List<Batch> batches = IntStream.range(0, 3)
                .mapToObj(n -> new Batch(new Shard(new SiteId("shop"), n), SampleEvents.arrivals())).toList();
        queue.send(batches);
        assertEquals(batches.subList(0, 2), queue.poll(2));
        assertEquals(batches.subList(2, 3), queue.poll(2));
        assertEquals(List.of(), queue.poll(2));
    }
}
