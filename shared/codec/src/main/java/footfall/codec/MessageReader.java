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
    private static final int EVENTS_CHARS_MAX = 4 * QueueCodec.MESSAGE_BYTES_MAX;

    private final Shard shard;
    private final Instant receivedAt;

    private MessageReader(Shard shard, Instant receivedAt) {
        this.shard = shard;
        this.receivedAt = receivedAt;
    }

    static QueueCodec.Message read(String body) throws UnreadableMessage {
        try {
            Fields frame = frame(body);
            if (!ItemReader.isKnown(frame.number("v"))) {
                throw new UnreadableMessage(ItemReader.VERSIONS);
            }
            List<String> events = new ArrayList<>();
            String shared = cutMembers(body, events);
            if (frame.has("gz")) {
                cut(Gzip.fromBase64(frame.required("gz"), EVENTS_CHARS_MAX), events);
            }
            MessageReader reader = new MessageReader(shard(frame), frame.time("received_at"));
            List<Delivery> deliveries = new ArrayList<>();
            for (String event : events) {
                deliveries.add(reader.delivery(whole(shared, event), deliveries.size()));
            }
            return new QueueCodec.Message(reader.shard, deliveries);
        } catch (Unfit e) {
            throw new UnreadableMessage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // What the parser says may quote the message.
            throw new UnreadableMessage("message: must be JSON");
        }
    }

    private static Fields frame(String body) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableMessage("message: must be an object");
            }
            Fields frame = new Fields("", Json.object(json));
            if (json.nextToken() != null) {
                throw new UnreadableMessage("message: must end after its object");
            }
            return frame;
        }
    }

    /// Cuts out the events that are not zipped, and says what they share, an object; "" if nothing.
    private static String cutMembers(String body, List<String> events) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(body)) {
            json.nextToken();
            String shared = "";
            boolean listed = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("events") && value == JsonToken.START_ARRAY) {
                    cutArray(json, body, events);
                    listed = true;
                } else if (name.equals("shared") && value == JsonToken.START_OBJECT) {
                    shared = cutValue(json, body);
                } else {
                    json.skipChildren();
                    listed |= name.equals("gz");
                }
            }
            if (!listed) {
                throw new UnreadableMessage("events: must be an array");
            }
            return shared;
        }
    }

    /// An event with what it shares with others. What it says itself comes later, and so stays.
    private static String whole(String shared, String event) {
        boolean both = shared.startsWith("{\"") && event.startsWith("{\"");
        return both ? shared.substring(0, shared.length() - 1) + "," + event.substring(1) : event;
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
            events.add(cutValue(json, text));
        }
    }

    private static String cutValue(JsonParser json, String text) throws IOException {
        int from = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        // Asking for its text makes the parser read a scalar to its end.
        json.getTextLength();
        return text.substring(from, (int) json.currentLocation().getCharOffset()).strip();
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
