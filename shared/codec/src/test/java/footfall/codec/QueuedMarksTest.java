package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.SampleEvents;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Delivery.Broken;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.event.SkipReason;
import footfall.event.Twin;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What else a message can say of events.
class QueuedMarksTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);

    @Test
    void whatWouldBeTheSameEventTravelsWithIt() throws Exception {
        Arrival arrival = new Arrival(SampleEvents.pageView(1), "agent", false, List.of(
                new Twin(new EventId(new UUID(0x8000, 1)), SampleEvents.START),
                new Twin(new EventId(new UUID(0x8000, 2)), SampleEvents.START.plusMillis(200))));
        assertEquals(List.of(new Delivery.Read(arrival)), QueueCodec.decode(QueueCodec.encode(SHARD, List.of(arrival))
                .getFirst().text()).deliveries());
    }

    @Test
    void thatThereWasAnEventOfWhichNothingIsKeptTravels() throws Exception {
        EventId id = SampleEvents.pageView(1).id();
        Instant at = SampleEvents.START;
        String text = QueueCodec.encode(SHARD, List.of(new Sending.Unkept(id, at, SkipReason.REPLAY_NOT_KEPT)))
                .getFirst().text();
        assertTrue(text.contains("[{\"v\":3,\"unkept\":\"replay_not_kept\",\"id\":\"" + id
                + "\",\"received_at\":\"" + at + "\"}]"), text);
        assertEquals(List.of(new Delivery.Unkept(id, at, SkipReason.REPLAY_NOT_KEPT)),
                QueueCodec.decode(text).deliveries());
        assertEquals("unkept: must be a reason to skip", assertInstanceOf(Broken.class, QueueCodec.decode(
                text.replace("replay_not_kept", "boredom")).deliveries().getFirst()).detail());
    }
}
