package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.SampleEvents;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Who;
import footfall.log.Segment;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SegmentCodecTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);
    private static final Instant APPENDED = Instant.parse("2026-03-01T10:00:07.001002003Z");

    @Property(tries = 300)
    void everySegmentComesBackAsItWasAndEqualOnesGiveEqualBytes(@ForAll("segments") Segment segment) {
        byte[] bytes = SegmentCodec.encode(segment);
        Segment back = SegmentCodec.decode(segment.shard(), segment.seq(), bytes);
        assertEquals(segment, back);
        assertArrayEquals(bytes, SegmentCodec.encode(back));
    }

    @Provide
    Arbitrary<Segment> segments() {
        return Combinators.combine(Arbitraries.longs().between(1, 1_000_000), AnyEvents.time(),
                AnyEvents.entry().list().ofMinSize(1).ofMaxSize(12))
                .as((seq, at, entries) -> new Segment(SHARD, seq, at, entries));
    }

    @Test
    void everyTypeOfEventAndKindOfEntryComesBack() {
        Segment segment = new Segment(SHARD, 9, APPENDED, SampleEvents.everyEntry());
        assertEquals(segment, SegmentCodec.decode(SHARD, 9, SegmentCodec.encode(segment)));
    }

    @Test
    void fiftyPageViewsTakeAtMost45BytesEach() {
        List<Entry> entries = IntStream.range(0, 50).<Entry>mapToObj(SegmentCodecTest::ordinary).toList();
        int bytes = SegmentCodec.encode(new Segment(SHARD, 9, SampleEvents.START.plusSeconds(5), entries)).length;
        assertTrue(bytes <= 45 * 50, bytes / 50.0 + " bytes an event, must be 45 or less");
    }

    @Test
    void whatVersion1StoredIsStillReadAndMeansTheSame() {
        Segment segment = new Segment(SHARD, 9, APPENDED, SampleEvents.entriesOfVersion1());
        byte[] stored = Samples.stored("segment-v1.hex", () -> SegmentCodec.encode(segment));
        assertEquals(segment, SegmentCodec.decode(SHARD, 9, stored));
    }

    @Test
    void whatVersion2StoresIsReadForEverAndWrittenAsItIs() {
        Segment segment = new Segment(SHARD, 9, APPENDED, SampleEvents.everyEntry());
        byte[] stored = Samples.stored("segment-v2.hex", () -> SegmentCodec.encode(segment));
        assertEquals(segment, SegmentCodec.decode(SHARD, 9, stored));
        assertEquals(sections(stored), sections(SegmentCodec.encode(segment)));
    }

    /// Types that came later stand in columns of their own, which take no byte where there is none of them.
    @Test
    void whatVersion2StoresOfPeopleAndGroupsIsReadForEver() {
        Segment segment = new Segment(SHARD, 9, APPENDED, SampleEvents.tellings().stream()
                .<Entry>map(Entry.Aggregated::new).toList());
        byte[] stored = Samples.stored("segment-tellings-v2.hex", () -> SegmentCodec.encode(segment));
        assertEquals(segment, SegmentCodec.decode(SHARD, 9, stored));
        assertEquals(sections(stored), sections(SegmentCodec.encode(segment)));
    }

    /// Inflated: machines may deflate the same bytes in different ways.
    private static List<String> sections(byte[] bytes) {
        Pack.Open open = Pack.open(bytes, 1, 2);
        return Stream.of(new byte[] {(byte) open.version()}, open.plain().rest(), open.ranks().rest(),
                open.dense().rest()).map(HexFormat.of()::formatHex).toList();
    }

    @Test
    void bytesThatAreNoneOfOursAreRefusedInWords() {
        byte[] good = SegmentCodec.encode(new Segment(SHARD, 9, APPENDED, SampleEvents.everyEntry()));
        byte[] newer = good.clone();
        newer[0] = 99;
        assertEquals("version: 99, must be 1..2", refusal(newer));
        for (int length = 0; length < good.length; length++) {
            refusal(Arrays.copyOf(good, length));
        }
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(IllegalArgumentException.class, () -> SegmentCodec.decode(SHARD, 9, bytes)).getMessage();
    }

    /// A page view of the trace by which costs are told: 4.5 events a session, ids and daily visitors of 16 bytes.
    private static Entry ordinary(int number) {
        Event event = SampleEvents.pageView(number);
        Random random = new Random(number * 17 / 20);
        byte[] visitor = new byte[16];
        random.nextBytes(visitor);
        EventId id = new EventId(new UUID(event.id().value().getMostSignificantBits(),
                event.id().value().getLeastSignificantBits()));
        return new Entry.Aggregated(new Event(id, event.at(), event.claimedAt(), event.receivedAt(), false,
                event.what(), new Who(HexFormat.of().formatHex(visitor), "", "", true), event.page(), event.source(),
                event.technology(), event.place(), event.properties(), event.groups()));
    }
}
