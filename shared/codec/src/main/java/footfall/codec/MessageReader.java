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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One message from JSON, read once from end to end. The events are cut out as texts first, so that each is read by
/// itself. Used once.
final class MessageReader {
    private static final int EVENTS_CHARS_MAX = 4 * QueueCodec.MESSAGE_BYTES_MAX;

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private String shared = "";
    private boolean listed;

    private MessageReader() {}

    static QueueCodec.Message read(String body) throws UnreadableMessage {
        try {
            MessageReader reader = new MessageReader();
            reader.take(body);
            return reader.message();
        } catch (Unfit e) {
            throw new UnreadableMessage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // What the parser says may quote the message.
            throw new UnreadableMessage("message: must be JSON");
        }
    }

    private void take(String body) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableMessage("message: must be an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("events") && value == JsonToken.START_ARRAY) {
                    listed = true;
                    cutArray(json, body);
                } else if (name.equals("shared") && value == JsonToken.START_OBJECT) {
                    shared = cutValue(json, body);
                } else {
                    Json.put(json, name, fields);
                }
            }
            if (json.nextToken() != null) {
                throw new UnreadableMessage("message: must end after its object");
            }
        }
    }

    private QueueCodec.Message message() throws IOException, Unfit, UnreadableMessage {
        Fields frame = new Fields("", fields);
        if (!ItemReader.isKnown(frame.number("v"))) {
            throw new UnreadableMessage(ItemReader.VERSIONS);
        }
        if (frame.has("gz")) {
            cut(Gzip.fromBase64(frame.required("gz"), EVENTS_CHARS_MAX));
        } else if (!listed) {
            throw new UnreadableMessage("events: must be an array");
        }
        Shard shard = shard(frame);
        Instant receivedAt = frame.time("received_at");
        List<Delivery> deliveries = new ArrayList<>();
        for (String event : events) {
            deliveries.add(new ItemReader(shard, receivedAt, deliveries.size()).read(whole(shared, event)));
        }
        return new QueueCodec.Message(shard, deliveries);
    }

    /// An event with what it shares with others. What it says itself comes later, and so stays.
    private static String whole(String shared, String event) {
        boolean both = shared.startsWith("{\"") && event.startsWith("{\"");
        return both ? shared.substring(0, shared.length() - 1) + "," + event.substring(1) : event;
    }

    private void cut(String array) throws IOException, UnreadableMessage {
        try (JsonParser json = Json.read(array)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableMessage("gz: must hold an array");
            }
            cutArray(json, array);
        }
    }

    private void cutArray(JsonParser json, String text) throws IOException {
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
}
