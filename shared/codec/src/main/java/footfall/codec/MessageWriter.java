package footfall.codec;

import footfall.event.Arrival;
import footfall.event.Sending;
import footfall.site.Shard;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One message, until it is full. Used by one thread.
final class MessageWriter {
    /// Up to 64 KiB are billed as one, so that zipping saves nothing, and costs as much as all that is done before.
    private static final int ZIP_FROM_BYTES = 60_000;
    private static final int END_BYTES = "]}".length();

    private static final int HEAD_BYTES = 1_024;

    private final AsciiJson json;
    private final SendingWriter sendings;
    private final int head;
    private final int list;

    /// @param first what it begins with
    /// @param count how many sendings are to be taken at most
    /// @param alike what is told of all of them
    MessageWriter(Shard shard, Sending first, int count, Set<Alike> alike) {
        json = new AsciiJson(Math.min(QueueCodec.MESSAGE_BYTES_MAX, HEAD_BYTES + count * SendingWriter.EVENT_BYTES));
        sendings = new SendingWriter(json, alike);
        json.open();
        json.number("v", QueueCodec.VERSION);
        json.text("site", shard.site().value());
        json.number("shard", shard.number());
        json.text("received_at", receivedAt(first).toString());
        if (first instanceof Arrival arrival && !alike.isEmpty()) {
            json.open("shared");
            sendings.alike(arrival);
            json.close();
        }
        head = json.size();
        json.openList("events");
        list = json.size() - 1;
    }

    /// Adds a sending; false if the message has others already and would be too large with it.
    boolean add(Sending sending) {
        int before = json.size();
        json.item();
        sendings.add(sending);
        boolean fits = before == list + 1 || json.size() + END_BYTES <= QueueCodec.MESSAGE_BYTES_MAX;
        if (!fits) {
            json.cut(before);
        }
        return fits;
    }

    /// The message; empty if its only event is too large for any.
    Optional<String> text() {
        json.closeList();
        int end = json.size();
        json.close();
        String plain = json.text(0, json.size());
        if (end - list <= ZIP_FROM_BYTES) {
            return Optional.of(plain);
        }
        String zipped = json.text(0, head) + ",\"gz\":\"" + Gzip.toBase64(json.text(list, end)) + "\"}";
        return Optional.of(zipped.length() < plain.length() ? zipped : plain)
                .filter(text -> text.length() <= QueueCodec.MESSAGE_BYTES_MAX);
    }

    private static Instant receivedAt(Sending sending) {
        return switch (sending) {
            case Arrival arrival -> arrival.event().receivedAt();
            case Sending.Again again -> again.receivedAt();
            case Sending.Dropped dropped -> dropped.receivedAt();
            case Sending.Unkept unkept -> unkept.receivedAt();
        };
    }
}
