package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.Value;
import footfall.port.EventQueue;
import footfall.port.EventQueue.Batch;
import footfall.port.EventQueue.Taken;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every queue must do.
public abstract class EventQueueContract {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);
    private static final Shard OTHER = new Shard(new SiteId("blog"), 0);

    /// The queue, empty.
    protected abstract EventQueue queue();

    /// Everything that waits in the queue, one batch a message; afterwards nothing waits.
    protected abstract List<Batch> drain();

    @Test
    void whatIsSentArrivesAsItWas() {
        Batch batch = new Batch(SHARD, SampleEvents.arrivals());
        assertEquals(List.of(all(batch)), queue().send(List.of(batch)));
        assertEquals(List.of(batch), drain());
    }

    @Test
    void byWhichKindOfKeyAnEventCameArrivesWithIt() {
        Batch batch = new Batch(SHARD, List.of(new Arrival(SampleEvents.pageView(1), "", true),
                new Arrival(SampleEvents.pageView(2), "", false)));
        assertEquals(List.of(all(batch)), queue().send(List.of(batch)));
        assertEquals(List.of(batch), drain());
    }

    @Test
    void nothingToSendIsNothingSent() {
        EventQueue queue = queue();
        assertEquals(List.of(), queue.send(List.of()));
        assertEquals(List.of(new Taken(List.of())), queue.send(List.of(new Batch(SHARD, List.of()))));
        assertEquals(List.of(), drain());
    }

    @Test
    void manyBatchesAreAnsweredInOrderAndEachShardKeepsItsEvents() {
        List<Batch> batches = IntStream.range(0, 25).mapToObj(n -> new Batch(new Shard(SHARD.site(), n),
                List.of(arrival(n), arrival(n + 100)))).toList();
        assertEquals(batches.stream().map(EventQueueContract::all).toList(), queue().send(batches));
        assertEquals(byShard(batches), byShard(drain()));
    }

    @Test
    void aBatchLargerThanAMessageIsSplitAndArrivesWhole() {
        List<Arrival> large = IntStream.range(0, 60).mapToObj(EventQueueContract::bulky).toList();
        List<Batch> batches = List.of(new Batch(SHARD, large), new Batch(OTHER, List.of(arrival(1))));
        assertEquals(batches.stream().map(EventQueueContract::all).toList(), queue().send(batches));
        assertEquals(byShard(batches), byShard(drain()));
    }

    private static Taken all(Batch batch) {
        return new Taken(IntStream.range(0, batch.arrivals().size()).boxed().toList());
    }

    private static Map<Shard, Map<String, Arrival>> byShard(List<Batch> batches) {
        Map<Shard, Map<String, Arrival>> found = new HashMap<>();
        batches.forEach(batch -> found.computeIfAbsent(batch.shard(), _ -> new HashMap<>()).putAll(batch.arrivals()
                .stream().collect(Collectors.toMap(arrival -> arrival.event().id().toString(), arrival -> arrival))));
        return found;
    }

    private static Arrival arrival(int number) {
        return new Arrival(SampleEvents.pageView(number), "Mozilla/5.0");
    }

    private static Arrival bulky(int number) {
        Event plain = SampleEvents.pageView(number);
        Map<String, Value> properties = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            properties.put("p" + i, new Value.Text(IntStream.range(0, 80)
                    .mapToObj(n -> Integer.toString(n * 31 + number * 1_009 + plain.id().hashCode(), 36))
                    .collect(Collectors.joining(" ", "\u00e9", ""))));
        }
        return new Arrival(new Event(plain.id(), plain.at(), plain.claimedAt(), plain.receivedAt(), plain.clamped(),
                plain.what(), plain.who(), plain.page(), plain.source(), plain.technology(), plain.place(), properties,
                plain.groups()), "Mozilla/5.0");
    }
}
