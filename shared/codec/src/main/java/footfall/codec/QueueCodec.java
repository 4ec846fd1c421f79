package footfall.codec;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Sending;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Messages of the event queue: JSON in ASCII alone, every other character escaped, so that no page title can spoil a
/// message. Safe for use by many threads.
///
/// `{"v":3,"site":"shop","shard":0,"received_at":"2026-03-01T10:00:00Z","shared":{..},"events":[...]}`; instead of
/// `events` a larger message has `gz`: that array gzipped, in base64. `shared` has the members that all events have
/// alike. An item is an event; or `{"v":3,"again":{..}}`, an event that failed, as the text it came as, with the id and
/// the arrival by which it is listed; or `{"v":3,"unkept":"replay_not_kept",..}`, that there was an event; or
/// `{"v":3,"dropped":3,..}`, a number.
public final class QueueCodec {
    /// What SQS takes as one message, and as one batch of them.
    public static final int MESSAGE_BYTES_MAX = 1_048_576;
    static final int VERSION = 3;
    /// The oldest that is still read: messages of it wait in the queue while functions are replaced.
    static final int OLDEST = 1;

    private QueueCodec() {}

    /// The bodies that carry these sendings, in order, as few as sizes allow. One that fits into no message alone is in
    /// none of them.
    public static List<Body> encode(Shard shard, List<? extends Sending> sendings) {
        List<Body> bodies = new ArrayList<>();
        Set<Alike> alike = sendings.isEmpty() ? Set.of() : Alike.of(sendings);
        int from = 0;
        while (from < sendings.size()) {
            MessageWriter message = new MessageWriter(shard, sendings.get(from), sendings.size() - from, alike);
            int to = from;
            while (to < sendings.size() && message.add(sendings.get(to))) {
                to++;
            }
            int begin = from;
            int end = to;
            message.text().ifPresent(text -> bodies.add(new Body(text, begin, end)));
            from = to;
        }
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
}
