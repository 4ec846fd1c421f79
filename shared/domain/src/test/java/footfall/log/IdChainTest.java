package footfall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Minute;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdChainTest {
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final IdChain EMPTY = new IdChain(SHARD, Minute.of(AT), List.of());

    private static EventId id(long number) {
        return new EventId(new UUID(0x4000, number));
    }

    private static Segment failed(long seq, long from, long to) {
        return new Segment(SHARD, seq, AT, LongStream.range(from, to).<Entry>mapToObj(i ->
                new Entry.Failed(id(i), AT, FailReason.UNREADABLE, "", "")).toList());
    }

    @Test
    void goesOnInANextLinkWhenOneIsFull() {
        IdChain chain = EMPTY.follow(List.of(failed(1, 0, 15_000), failed(2, 15_000, 50_000)), 2);
        assertEquals(List.of(20_000, 20_000, 10_000), chain.links().stream().map(link -> link.noted().size()).toList());
        assertEquals(2, chain.fold());
        for (long i = 0; i < 50_000; i += 999) {
            assertTrue(chain.hasAny(IdHash.of(id(i))));
        }
        assertFalse(chain.hasAny(IdHash.of(id(50_000))));
    }

    @Test
    void finishesWhatOneWhoDiedBetweenTwoLinksBegan() {
        IdChain whole = EMPTY.follow(List.of(failed(1, 0, 15_000), failed(2, 15_000, 30_000)), 2);
        IdChain begun = new IdChain(SHARD, Minute.of(AT), whole.links().subList(0, 1));
        IdChain finished = begun.follow(List.of(failed(1, 0, 15_000), failed(2, 15_000, 30_000)), 2);
        for (long i = 0; i < 30_000; i += 111) {
            assertTrue(finished.hasAny(IdHash.of(id(i))));
        }
        assertEquals(2, finished.fold());
    }

    @Test
    void aSkippedOrFailedIdIsKnownButNotTaken() {
        IdChain chain = EMPTY.follow(List.of(new Segment(SHARD, 1, AT, List.of(
                new Entry.Skipped(id(1), AT, AT, SkipReason.TOO_LATE),
                new Entry.Failed(id(2), AT, FailReason.UNREADABLE, "", "")))), 1);
        assertTrue(chain.hasAny(IdHash.of(id(1))));
        assertFalse(chain.hasTaken(IdHash.of(id(1))));
        assertFalse(chain.hasTaken(IdHash.of(id(2))));
    }
}
