package footfall.codec;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Sending;
import footfall.site.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Messages of the event queue: JSON in ASCII alone, every other character escaped, so that no page title can spoil a
/// message. Safe for use by many threads.
///
/// `{"v":2,"site":"shop","shard":0,"received_at":"2026-03-01T10:00:00Z","events":[...]}`; instead of `events` a larger
/// message has `gz`: that array gzipped, in base64. An item is an event; or
/// `{"v":2,"again":{..}}`, an event that failed, as the text it came as, with the id and the arrival by which it is
/// listed; or `{"v":2,"unkept":"replay_not_kept",..}`, that there was an event; or `{"v":2,"dropped":3,..}`, a number.
public final class QueueCodec {
    /// What SQS takes as one message, and as one batch of them.
    public static final int MESSAGE_BYTES_MAX = 1_048_576;
    static final int VERSION = 2;
    /// The oldest that is still read: messages of it wait in the queue while functions are replaced.
    static final int OLDEST = 1;
    /// What the events of a message may add up to: with frame and site below `MESSAGE_BYTES_MAX`, zipped or not.
    static final int EVENTS_BYTES_MAX = 1_040_000;
    /// Up to 64 KiB are billed as one, so that zipping saves nothing, and costs as much as all that is done before.
    private static final int ZIP_FROM_BYTES = 60_000;

    /// What most events take.
    private static final int EVENT_CHARS = 640;

    private QueueCodec() {}

    /// The bodies that carry these sendings, in order, as few as sizes allow. One that fits into no message alone is in
    /// none of them.
    public static List<Body> encode(Shard shard, List<? extends Sending> sendings) {
        List<Body> bodies = new ArrayList<>();
        StringBuilder texts = new StringBuilder(Math.min(EVENTS_BYTES_MAX, sendings.size() * EVENT_CHARS));
        int from = 0;
        SendingWriter writer = new SendingWriter(texts);
        for (int i = 0; i < sendings.size(); i++) {
            int before = texts.length();
            writer.add(sendings.get(i));
            if (i > from && texts.length() + 1 > EVENTS_BYTES_MAX) {
                String last = texts.substring(before + 1);
                texts.setLength(before);
                add(bodies, shard, sendings, from, i, texts);
                texts.setLength(0);
                texts.append(last);
                from = i;
            }
        }
        add(bodies, shard, sendings, from, sendings.size(), texts);
        return bodies;
    }

    /// An event as a message carries it.
    public static String content(Arrival arrival) {
        return SendingWriter.write(arrival);
    }

    /// What a body carries. Each event that can not be read becomes `Broken`, the others are not harmed.
    ///
    /// @throws UnreadableMessage if nothing can be said about the events
    public static Message decode(String body) throws UnreadableMessage {
        return MessageReader.read(body);
    }

    /// One message.
    ///
    /// @param from the first of its sendings
    /// @param to   the first sending after it
    public record Body(String text, int from, int to) {}

    /// What was delivered.
    public record Message(Shard shard, List<Delivery> deliveries) {
        public Message {
            deliveries = List.copyOf(deliveries);
        }
    }

    private static void add(List<Body> bodies, Shard shard, List<? extends Sending> sendings, int from, int to,
                            StringBuilder texts) {
        if (from == to) {
            return;
        }
        Instant receivedAt = receivedAt(sendings.get(from));
        String zipped = texts.length() > ZIP_FROM_BYTES ? Gzip.toBase64("[" + texts + "]") : "";
        boolean zip = !zipped.isEmpty() && zipped.length() < texts.length();
        String text = zip ? frame(shard, receivedAt, "gz", "\"", zipped, "\"")
                : frame(shard, receivedAt, "events", "[", texts, "]");
        if (text.length() <= MESSAGE_BYTES_MAX) {
            bodies.add(new Body(text, from, to));
        }
    }

    private static Instant receivedAt(Sending sending) {
        return switch (sending) {
            case Arrival arrival -> arrival.event().receivedAt();
            case Sending.Again again -> again.receivedAt();
            case Sending.Dropped dropped -> dropped.receivedAt();
            case Sending.Unkept unkept -> unkept.receivedAt();
        };
    }

    /// @param before what begins the value
    /// @param after  what ends it
    private static String frame(Shard shard, Instant receivedAt, String name, String before, CharSequence value,
                                String after) {
        StringBuilder text = new StringBuilder(value.length() + 200);
        AsciiJson json = new AsciiJson(text);
        json.open();
        json.number("v", VERSION);
        json.text("site", shard.site().value());
        json.number("shard", shard.number());
        json.plain("received_at", receivedAt.toString());
        json.named(name);
        text.append(before).append(value).append(after);
        json.close();
        return text.toString();
    }
}
