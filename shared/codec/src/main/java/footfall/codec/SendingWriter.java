package footfall.codec;

import footfall.event.Arrival;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.event.What;
import java.time.Instant;

/// Sendings as JSON, one after the other, parted by commas. What is not told is left out. Used by one thread.
final class SendingWriter {
    private final StringBuilder text;
    private final AsciiJson json;
    private final InstantText instants = new InstantText();
    private final EventWriter events;

    /// @param text what is written is added to it
    SendingWriter(StringBuilder text) {
        this.text = text;
        this.json = new AsciiJson(text);
        this.events = new EventWriter(json, instants);
    }

    /// One sending by itself.
    static String write(Sending sending) {
        StringBuilder text = new StringBuilder(512);
        new SendingWriter(text).add(sending);
        return text.toString();
    }

    /// Adds a sending.
    void add(Sending sending) {
        if (!text.isEmpty()) {
            text.append(',');
        }
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
