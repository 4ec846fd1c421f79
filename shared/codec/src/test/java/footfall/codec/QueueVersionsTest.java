package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import footfall.codec.QueueCodec.Message;
import footfall.contract.SampleEvents;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Delivery.Broken;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.Sending;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What each version of a message says, and what the newest says once for all its events.
class QueueVersionsTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);
    private static final String FRAME =
            "{\"v\":3,\"site\":\"shop\",\"shard\":3,\"received_at\":\"2026-03-01T10:00:00Z\",\"events\":[%s]}";

    @Test
    void whatVersion1QueuedIsStillReadAndMeansTheSame() throws Exception {
        List<Arrival> arrivals = SampleEvents.arrivals(SampleEvents.typesOfVersion1());
        byte[] queued = Samples.stored("message-v1.hex", () -> QueueCodec.encode(SHARD, arrivals)
                .getFirst().text().getBytes(StandardCharsets.US_ASCII));
        assertEquals(read(arrivals),
                QueueCodec.decode(new String(queued, StandardCharsets.US_ASCII)));
    }

    @Test
    void whatVersion2QueuedIsStillReadAndMeansTheSame() throws Exception {
        List<Sending> sendings = new ArrayList<>(SampleEvents.arrivals());
        sendings.addAll(SampleEvents.otherSendings());
        assertEquals(new Message(SHARD, delivered(sendings)), QueueCodec.decode(stored("message-v2.hex",
                QueueCodec.encode(SHARD, sendings).getFirst().text())));
    }

    @Test
    void whatVersion3QueuesIsReadForEverAndWrittenAsItIs() throws Exception {
        List<Sending> sendings = new ArrayList<>(SampleEvents.arrivals());
        String shared = QueueCodec.encode(SHARD, sendings).getFirst().text();
        sendings.addAll(SampleEvents.otherSendings());
        String mixed = QueueCodec.encode(SHARD, sendings).getFirst().text();
        assertEquals(shared, stored("message-v3.hex", shared));
        assertEquals(mixed, stored("message-v3-mixed.hex", mixed));
        assertEquals(read(SampleEvents.arrivals()), QueueCodec.decode(shared));
        assertEquals(new Message(SHARD, delivered(sendings)), QueueCodec.decode(mixed));
    }

    private static String stored(String name, String today) {
        return new String(Samples.stored(name, () -> today.getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII);
    }

    private static List<Delivery> delivered(List<Sending> sendings) {
        List<Delivery> deliveries = new ArrayList<>(read(SampleEvents.arrivals()).deliveries());
        EventId again = ((Sending.Again) sendings.get(deliveries.size())).id();
        deliveries.add(new Broken(again, SampleEvents.START, FailReason.UNREADABLE, "event: must be JSON",
                "{\"at\":\"\u00fc\u0001\"}", 2));
        deliveries.add(new Delivery.Dropped(((Sending.Dropped) sendings.getLast()).id(), SampleEvents.START, 3));
        return deliveries;
    }

    @Test
    void whatAllEventsOfAMessageHaveAlikeIsToldOnce() throws Exception {
        List<Arrival> arrivals = IntStream.range(0, 3).mapToObj(n -> new Arrival(SampleEvents.pageView(n), "agent",
                true)).toList();
        String text = QueueCodec.encode(SHARD, arrivals).getFirst().text();
        assertEquals(2, text.split("\"agent\"", -1).length);
        assertEquals(2, text.split("\"trusted\"", -1).length);
        assertEquals(read(arrivals), QueueCodec.decode(text));
        List<Arrival> other = new ArrayList<>(arrivals);
        other.set(1, new Arrival(SampleEvents.pageView(1), "", false));
        assertEquals(read(other), QueueCodec.decode(QueueCodec.encode(SHARD, other).getFirst().text()));
    }

    @Test
    void whatAnEventSaysItselfHoldsForItAndWhatIsNoneHasNothing() throws Exception {
        String good = SendingWriter.write(new Arrival(SampleEvents.pageView(1), "own"));
        Message message = QueueCodec.decode(FRAME.formatted(good + ",{},7," + good.replace("\"user_agent\":\"own\"",
                "\"trusted\":false")).replace("\"events\"",
                "\"shared\":{\"user_agent\":\"all\",\"trusted\":true},\"events\""));
        assertEquals(new Delivery.Read(new Arrival(SampleEvents.pageView(1), "own", true)),
                message.deliveries().getFirst());
        assertEquals("{}", assertInstanceOf(Broken.class, message.deliveries().get(1)).content());
        assertEquals("7", assertInstanceOf(Broken.class, message.deliveries().get(2)).content());
        assertEquals(new Delivery.Read(new Arrival(SampleEvents.pageView(1), "all", false)),
                message.deliveries().getLast());
    }

    private static Message read(List<Arrival> arrivals) {
        return new Message(SHARD, arrivals.stream().<Delivery>map(Delivery.Read::new).toList());
    }
}
