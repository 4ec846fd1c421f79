package footfall.codec;

import footfall.event.Arrival;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.event.What;
import java.time.Instant;
import java.util.Set;

/// Sendings as JSON. What is not told is left out. Used by one thread.
final class SendingWriter {
    /// What most events take.
    static final int EVENT_BYTES = 512;

    private final AsciiJson json;
    private final InstantText instants = new InstantText();
    private final EventWriter events;

    /// @param alike what is written beside them
    SendingWriter(AsciiJson json, Set<Alike> alike) {
        this.json = json;
        this.events = new EventWriter(json, instants, alike);
    }

    /// One sending by itself.
    static String write(Sending sending) {
        AsciiJson json = new AsciiJson(EVENT_BYTES);
        new SendingWriter(json, Set.of()).add(sending);
        return json.text(0, json.size());
    }

    /// What all arrivals have alike, as one of them tells it.
    void alike(Arrival arrival) {
        events.alike(arrival);
    }

    /// Adds a sending.
    void add(Sending sending) {
        switch (sending) {
            case Arrival arrival -> events.write(arrival);
            case Sending.Again again -> again(again);
            case Sending.Dropped dropped -> dropped(dropped);
            case Sending.Unkept unkept -> unkept(unkept);
        }
    }

    private void again(Sending.Again again) {
        json.open();
        json.number("v", QueueCodec.VERSION);
        json.open("again");
        listed(again.id(), again.receivedAt());
        json.number("attempts", again.attempts());
        json.text("event", again.content());
        json.close();
        json.close();
    }

    private void dropped(Sending.Dropped dropped) {
        json.open();
        json.number("v", QueueCodec.VERSION);
        json.number("dropped", dropped.count());
        listed(dropped.id(), dropped.receivedAt());
        json.close();
    }

    private void unkept(Sending.Unkept unkept) {
        json.open();
        json.number("v", QueueCodec.VERSION);
        json.text("unkept", unkept.reason().code());
        listed(unkept.id(), unkept.receivedAt());
        json.close();
    }

    private void listed(EventId id, Instant receivedAt) {
        json.text("id", id.toString());
        json.text("received_at", instants.of(receivedAt));
    }
}
