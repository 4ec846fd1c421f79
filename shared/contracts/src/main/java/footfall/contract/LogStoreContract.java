package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Entry;
import footfall.log.Head;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.LogStore.Appended;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every log store must do.
public abstract class LogStoreContract {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);
    private static final Shard OTHER = new Shard(new SiteId("shop"), 30);
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:01.007Z");

    /// A store in which nothing stands.
    protected abstract LogStore store();

    @Test
    void aNewLogIsEmptyAndWasNeverFolded() {
        LogStore store = store();
        assertEquals(List.of(), store.tail(SHARD, 0));
        assertEquals(Head.none(SHARD), store.head(SHARD));
    }

    @Test
    void aSegmentComesBackAsItWasAppended() {
        LogStore store = store();
        Segment segment = new Segment(SHARD, 1, T0, SampleEvents.everyEntry());
        assertEquals(new Appended.Done(), store.append(segment));
        assertEquals(List.of(segment), store.tail(SHARD, 0));
        assertEquals(List.of(segment), store.segments(SHARD, List.of(1L)));
    }

    @Test
    void whoComesSecondGetsTheWinnerAndChangesNothing() {
        LogStore store = store();
        store.append(segment(SHARD, 1, 1));
        assertEquals(new Appended.Taken(segment(SHARD, 1, 1)), store.append(segment(SHARD, 1, 2)));
        assertEquals(List.of(segment(SHARD, 1, 1)), store.tail(SHARD, 0));
    }

    @Test
    void appendedAgainItAnswersThatItStandsThereItself() {
        LogStore store = store();
        store.append(segment(SHARD, 1, 1));
        assertEquals(new Appended.Taken(segment(SHARD, 1, 1)), store.append(segment(SHARD, 1, 1)));
    }

    @Test
    void theTailIsInOrderAndBeginsAfterTheSeqThatIsKnown() {
        LogStore store = store();
        LongStream.of(1, 3, 2, 9, 10, 4, 5, 6, 7, 8, 11).forEach(seq -> store.append(segment(SHARD, seq, 1)));
        assertEquals(LongStream.rangeClosed(1, 11).boxed().toList(), seqs(store.tail(SHARD, 0)));
        assertEquals(List.of(9L, 10L, 11L), seqs(store.tail(SHARD, 8)));
        assertEquals(List.of(), store.tail(SHARD, 11));
    }

    @Test
    void aTailLargerThanAPageOfTheStoreComesWhole() {
        LogStore store = store();
        List<Segment> all = new ArrayList<>();
        for (int seq = 1; seq <= 10; seq++) {
            List<Entry> entries = List.of(SampleEvents.bulky(3 * seq, 65_536), SampleEvents.bulky(3 * seq + 1, 65_536),
                    SampleEvents.bulky(3 * seq + 2, 65_536));
            all.add(new Segment(SHARD, seq, T0, entries));
        }
        all.forEach(store::append);
        assertEquals(all, store.tail(SHARD, 0));
        assertEquals(all, store.segments(SHARD, LongStream.rangeClosed(1, 10).boxed().toList()));
    }

    @Test
    void segmentsComeByNumberAndMissingOnesAreLeftOut() {
        LogStore store = store();
        LongStream.rangeClosed(1, 230).forEach(seq -> store.append(segment(SHARD, seq, 1)));
        List<Long> asked = LongStream.iterate(400, seq -> seq > 0, seq -> seq - 2).boxed().toList();
        assertEquals(LongStream.iterate(2, seq -> seq <= 230, seq -> seq + 2).boxed().toList(),
                seqs(store.segments(SHARD, asked)));
        assertEquals(List.of(), store.segments(SHARD, List.of()));
        assertEquals(List.of(7L), seqs(store.segments(SHARD, List.of(7L, 7L))));
    }

    @Test
    void theHeadGoesForwardOnly() {
        LogStore store = store();
        store.advance(SHARD, 5, T0);
        assertEquals(new Head(SHARD, 5, T0), store.head(SHARD));
        store.advance(SHARD, 4, T0.minusSeconds(9));
        store.advance(SHARD, 5, T0.plusSeconds(9));
        assertEquals(new Head(SHARD, 5, T0), store.head(SHARD));
        store.advance(SHARD, 12, T0.plusSeconds(60));
        assertEquals(new Head(SHARD, 12, T0.plusSeconds(60)), store.head(SHARD));
    }

    @Test
    void theHeadIsNoPartOfTheTail() {
        LogStore store = store();
        store.append(segment(SHARD, 1, 1));
        store.advance(SHARD, 1, T0);
        assertEquals(List.of(1L), seqs(store.tail(SHARD, 0)));
    }

    @Test
    void logsOfShardsDoNotMeet() {
        LogStore store = store();
        store.append(segment(SHARD, 1, 1));
        assertEquals(new Appended.Done(), store.append(segment(OTHER, 1, 2)));
        store.advance(OTHER, 1, T0);
        assertEquals(List.of(segment(OTHER, 1, 2)), store.tail(OTHER, 0));
        assertEquals(List.of(segment(SHARD, 1, 1)), store.tail(SHARD, 0));
        assertEquals(Head.none(SHARD), store.head(SHARD));
    }

    @Test
    void ofManyAtOnceOneWinsAndAllOthersSeeIt() throws Exception {
        LogStore store = store();
        List<Appended> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Appended>> tries = IntStream.rangeClosed(1, 8)
                    .mapToObj(n -> pool.submit(() -> store.append(segment(SHARD, 1, n)))).toList();
            for (Future<Appended> answer : tries) {
                answers.add(answer.get());
            }
        }
        Segment winner = store.tail(SHARD, 0).getFirst();
        assertEquals(1, answers.stream().filter(new Appended.Done()::equals).count());
        assertEquals(7, answers.stream().filter(new Appended.Taken(winner)::equals).count());
    }

    private static Segment segment(Shard shard, long seq, int events) {
        List<Entry> entries = IntStream.range(0, events)
                .<Entry>mapToObj(n -> new Entry.Aggregated(SampleEvents.pageView(n))).toList();
        return new Segment(shard, seq, T0.plusSeconds(seq), entries);
    }

    private static List<Long> seqs(List<Segment> segments) {
        return segments.stream().map(Segment::seq).toList();
    }
}
