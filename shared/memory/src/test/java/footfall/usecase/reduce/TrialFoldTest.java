package footfall.usecase.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.prefix.ShardState;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a view would choke on is found before it is appended.
class TrialFoldTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 0);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MemoryLogStore log = new MemoryLogStore();
    private int trials;

    private static Delivery event(int number) {
        Event event = new Event(new EventId(new UUID(0x4000, number)), NOW, NOW, NOW, false, new What.PageView(),
                new Who("v" + number, "", "", true), new Page("", "/" + number, ""), Source.NONE, Technology.NONE,
                Place.NONE, Map.of(), Map.of());
        return new Delivery.Read(new Arrival(event, ""));
    }

    private static List<Integer> numbers(ShardState state) {
        List<Integer> numbers = new ArrayList<>();
        for (Segment segment : state.tail()) {
            segment.entries().forEach(entry -> numbers.add((int) entry.id().value().getLeastSignificantBits()));
        }
        return numbers;
    }

    private List<Entry> append(Predicate<List<Integer>> chokes, Delivery... deliveries) {
        TrialFold trial = TrialFold.standard().and(new TrialView("odd", state -> {
            trials++;
            if (chokes.test(numbers(state))) {
                throw new ArithmeticException("number: must be even");
            }
        }));
        new AppendEvents(log, new MemoryViewStore(), Enrichment.NONE, trial,
                arrival -> arrival.event().page().path(), () -> NOW).append(SHARD, List.of(deliveries));
        return log.tail(SHARD, 0).stream().flatMap(segment -> segment.entries().stream()).toList();
    }

    private static List<String> states(List<Entry> entries) {
        return entries.stream().map(entry -> switch (entry) {
            case Entry.Aggregated _ -> "aggregated";
            case Entry.Skipped skipped -> skipped.reason().code();
            case Entry.Failed failed -> failed.detail() + " " + failed.content();
            case Entry.Dropped dropped -> "dropped " + dropped.count();
        }).toList();
    }

    @Test
    void nothingIsRefusedInOneTry() {
        assertEquals(List.of("aggregated", "aggregated"), states(append(_ -> false, event(1), event(2))));
        assertEquals(1, trials);
    }

    @Test
    void theCulpritsAmongManyFailAndTheOthersDoNot() {
        Set<Integer> culprits = Set.of(3, 64, 65, 99);
        List<Entry> entries = append(numbers -> numbers.stream().anyMatch(culprits::contains),
                IntStream.range(0, 100).mapToObj(TrialFoldTest::event).toArray(Delivery[]::new));
        for (int number = 0; number < 100; number++) {
            assertEquals(culprits.contains(number) ? FailReason.VIEW_REFUSED : null,
                    entries.get(number) instanceof Entry.Failed failed ? failed.reason() : null, "event " + number);
        }
    }

    @Test
    void eventsThatChokeOnlyTogetherLoseTheLaterOne() {
        assertEquals(List.of("aggregated", "aggregated", "odd: number: must be even /3"),
                states(append(numbers -> numbers.containsAll(List.of(1, 3)), event(1), event(2), event(3))));
    }

    @Test
    void aRefusedEventDoesNotTakeItsIdFromTheNextOne() {
        assertEquals(List.of("odd: number: must be even /1", "odd: number: must be even /1", "aggregated"),
                states(append(numbers -> numbers.contains(1), event(1), event(1), event(2))));
        log.tail(SHARD, 0);
        assertEquals(4, append(_ -> false, event(1)).size());
        assertEquals("aggregated", states(append(_ -> false)).getLast());
    }

    @Test
    void anHourThatNoViewHasIsRefusedAsBefore() {
        Event plain = ((Delivery.Read) event(1)).arrival().event();
        Event early = new Event(plain.id(), Instant.parse("1969-12-31T23:59:59Z"), NOW, NOW, false, plain.what(),
                plain.who(), plain.page(), plain.source(), plain.technology(), plain.place(), Map.of(), Map.of());
        assertEquals(List.of("hour: 1969-12-31T23:59:59Z, must lie between 1970-01-01T00:00:00Z and"
                + " 2200-01-01T00:00:00Z /1"),
                states(append(_ -> false, new Delivery.Read(new Arrival(early, "")))));
    }

    @Test
    void whatIsTooLargeToBeKeptIsCutAndSaysSo() {
        Delivery.Broken huge = new Delivery.Broken(new EventId(new UUID(0x4000, 1)), NOW, FailReason.UNREADABLE,
                "at: must be a time", "x".repeat(Entry.Failed.CONTENT_BYTES_MAX + 1));
        Entry.Failed failed = (Entry.Failed) append(_ -> false, huge).getFirst();
        assertEquals(FailReason.TOO_LARGE, failed.reason());
        assertEquals(Entry.Failed.CONTENT_BYTES_MAX, failed.content().length());
        assertEquals("content: 300001 bytes, of which 300000 are kept, so it can not be redriven; at: must be a time",
                failed.detail());
    }
}
