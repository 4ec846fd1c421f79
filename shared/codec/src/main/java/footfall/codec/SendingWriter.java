package footfall.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Arrival;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.event.What;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;

/// Sendings as JSON, one after the other, parted by commas. What is not told is left out. Used by one thread.
final class SendingWriter implements AutoCloseable {
    private final StringBuilder text;
    private final JsonGenerator json;
    private final InstantText instants = new InstantText();
    private final EventWriter events;

    /// @param text what is written is added to it
    SendingWriter(StringBuilder text) {
        this.text = text;
        try {
            this.json = Json.write(new Appended());
            this.events = new EventWriter(json, instants);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One sending by itself.
    static String write(Sending sending) {
        StringBuilder text = new StringBuilder(512);
        try (SendingWriter writer = new SendingWriter(text)) {
            writer.add(sending);
        }
        return text.toString();
    }

    /// Adds a sending, whole.
    void add(Sending sending) {
        try {
            switch (sending) {
                case Arrival arrival -> events.write(arrival);
                case Sending.Again again -> again(again);
                case Sending.Dropped dropped -> dropped(dropped);
                case Sending.Unkept unkept -> unkept(unkept);
            }
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes to the text.
    private final class Appended extends Writer {
        @Override
        public void write(char[] chars, int from, int count) {
            text.append(chars, from, count);
        }

        @Override
        public void flush() {
            // What was written is there.
        }

        @Override
        public void close() {
            // A text needs no end.
        }
    }

    private void again(Sending.Again again) throws IOException {
        json.writeStartObject();
        json.writeNumberField("v", QueueCodec.VERSION);
        json.writeObjectFieldStart("again");
        listed(again.id(), again.receivedAt());
        json.writeNumberField("attempts", again.attempts());
        json.writeStringField("event", again.content());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void dropped(Sending.Dropped dropped) throws IOException {
        json.writeStartObject();
        json.writeNumberField("v", QueueCodec.VERSION);
        json.writeNumberField("dropped", dropped.count());
        listed(dropped.id(), dropped.receivedAt());
        json.writeEndObject();
    }

    private void unkept(Sending.Unkept unkept) throws IOException {
        json.writeStartObject();
        json.writeNumberField("v", QueueCodec.VERSION);
        json.writeStringField("unkept", unkept.reason().code());
        listed(unkept.id(), unkept.receivedAt());
        json.writeEndObject();
    }

    private void listed(EventId id, Instant receivedAt) throws IOException {
        json.writeStringField("id", id.toString());
        json.writeStringField("received_at", instants.of(receivedAt));
    }
}
