package footfall.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import footfall.codec.Fields.Unfit;
import footfall.event.Delivery;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One message from JSON. The events are cut out as texts first, so that each is read by itself.
final class MessageReader {
    private static final int EVENTS_CHARS_MAX = 4 * QueueCodec.EVENTS_BYTES_MAX;

    private final Shard shard;
    private final Instant receivedAt;

    private MessageReader(Shard shard, Instant receivedAt) {
        this.shard = shard;
        this.receivedAt = receivedAt;
    }

    static QueueCodec.Message read(String body) throws UnreadableMessage {
        try {
            List<String> events = new ArrayList<>();
            Fields frame = frame(body, events);
            if (!ItemReader.isKnown(frame.number("v"))) {
                throw new UnreadableMessage(ItemReader.VERSIONS);
            }
            if (frame.has("gz")) {
                cut(Gzip.fromBase64(frame.required("gz"), EVENTS_CHARS_MAX), events);
            }
            MessageReader reader = new MessageReader(shard(frame), frame.time("received_at"));
            List<Delivery> deliveries = new ArrayList<>();
            for (String event : events) {
                deliveries.add(reader.delivery(event, deliveries.size()));
            }
            return new QueueCodec.Message(reader.shard, deliveries);
        } catch (Unfit e) {
            throw new UnreadableMessage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // What the parser says may quote the message.
            throw new UnreadableMessage("message: must be JSON");
        }
    }

    private static Fields frame(String body, List<String> events) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableMessage("message: must be an object");
            }
            Fields frame = new Fields("", Json.object(json));
            if (json.nextToken() != null) {
                throw new UnreadableMessage("message: must end after its object");
            }
            if (!frame.has("gz")) {
                cutMember(body, events);
            }
            return frame;
        }
    }

    private static void cutMember(String body, List<String> events) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("events") && value == JsonToken.START_ARRAY) {
                    cutArray(json, body, events);
                    return;
                }
                json.skipChildren();
            }
            throw new UnreadableMessage("events: must be an array");
        }
    }

    private static void cut(String array, List<String> events) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(array)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableMessage("gz: must hold an array");
            }
            cutArray(json, array, events);
        }
    }

    private static void cutArray(JsonParser json, String text, List<String> events) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) json.currentTokenLocation().getCharOffset();
            json.skipChildren();
            // Asking for its text makes the parser read a scalar to its end.
            json.getTextLength();
            events.add(text.substring(from, (int) json.currentLocation().getCharOffset()).strip());
        }
    }

    private static Shard shard(Fields frame) throws Unfit {
        String site = frame.required("site");
        int number = frame.small("shard");
        if (!SiteId.isValid(site)) {
            return frame.unfit("site", "must be a site's name");
        }
        return number >= 0 && number < Shard.SHARDS_MAX ? new Shard(new SiteId(site), number)
                : frame.unfit("shard", "must be 0.." + (Shard.SHARDS_MAX - 1));
    }

    private Delivery delivery(String content, int place) throws IOException {
        return new ItemReader(shard, receivedAt, place).read(content);
    }
}
