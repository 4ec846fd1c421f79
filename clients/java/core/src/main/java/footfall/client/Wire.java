package footfall.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// How a server is spoken to: an event as bytes, a batch of them as a request, an answer as results.
interface Wire {
    /// The most bytes that a body has besides its events, their commas and the key.
    int ENVELOPE_MAX_BYTES = 256;

    static Wire of(AnalyticsConfig config) {
        return switch (config.wire()) {
            case V0 -> new WireV0(config);
            case V1 -> new WireV1(config);
            case FOOTFALL -> new WireFootfall(config);
        };
    }

    /// Writes an event.
    ///
    /// @throws JsonWriter.Unserialisable if JSON has no word for it
    /// @throws JsonWriter.TooLarge if it is too large
    void event(JsonWriter out, Event event, long epochMillis);

    /// The request of a batch's current attempt, its body not compressed.
    Plain request(Batch batch, long epochMillis);

    /// What a 2xx says of each event, by place.
    List<Result> results(Batch batch, Sender.Outcome.Answer answer);

    /// @param path from the host on
    /// @param gzippedPath the same if the body is gzipped
    /// @param headers beside those that all wires have: name, value, name, value and so on
    record Plain(String path, String gzippedPath, List<String> headers, byte[] body) {}

    /// @param fate what becomes of the event
    /// @param word what the server said, or what we call it
    record Result(Fate fate, String word) {
        static final Result DELIVERED = new Result(Fate.DELIVERED, "ok");
        static final Result UNCONFIRMED = new Result(Fate.UNCONFIRMED, "unconfirmed");
    }

    static List<Result> all(Batch batch, Result result) {
        return Collections.nCopies(batch.items().size(), result);
    }

    /// The events, with commas between them, inside an envelope.
    static byte[] body(byte[] head, List<Item> items, byte[] tail) {
        int length = head.length + tail.length + items.size() - 1;
        for (Item item : items) {
            length += item.bytes().length;
        }
        byte[] body = new byte[length];
        int at = copy(head, body, 0);
        boolean first = true;
        for (Item item : items) {
            if (!first) {
                body[at++] = ',';
            }
            first = false;
            at = copy(item.bytes(), body, at);
        }
        copy(tail, body, at);
        return body;
    }

    private static int copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }

    /// Whose it is and when it was: what v0 and v1 have alike.
    static void whoAndWhen(JsonWriter out, Event event, long epochMillis) {
        out.raw(",\"distinct_id\":").string(event.distinctId()).raw(",\"timestamp\":\"")
                .raw(WireTime.text(epochMillis)).raw("\"");
    }

    /// The members of an object, without its braces.
    static void members(JsonWriter out, Map<String, ?> map) {
        boolean first = true;
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            out.raw(first ? "" : ",").string(entry.getKey()).raw(":").value(entry.getValue());
            first = false;
        }
    }
}
